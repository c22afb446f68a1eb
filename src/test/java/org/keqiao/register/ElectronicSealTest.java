package org.keqiao.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestSeals;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A certificate's way to its seal where a provider seals: after the commit, whoever reads it meanwhile. */
@KeqiaoTest
class ElectronicSealTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;

    @Autowired
    private TestSeals seals;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final Map<UUID, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Queue<UUID> failed = new ConcurrentLinkedQueue<>();

    @Test
    void theApplicantReadsAPreviewAndIsToldWhenItIsSealed() throws Exception {
        Api api = new Api("http://localhost:" + port);
        AtomicBoolean up = new AtomicBoolean();
        TestSeals.Sealing provider = (letter, pdf) -> {
            asked.computeIfAbsent(letter, id -> new AtomicInteger()).incrementAndGet();
            if (!up.get()) {
                failed.add(letter);
                throw new IllegalStateException("the provider is down");
            }
            return pdf;
        };
        seals.electronically(provider, () -> {
            Contract contract = Contract.of(api).certified();
            UUID letter = UUID.fromString(contract.letter("LT-C1").path("id").asText());
            await().atMost(PATIENCE).until(() -> failed.contains(letter));

            assertThat(contract.letter("LT-C1").path("sealed").asBoolean()).isFalse();
            assertThat(pdf(api, "enterprise", letter)).contains("仅供查阅，没有效力", "技术合同认定登记证明");
            assertThat(pdf(api, "registrar", letter)).doesNotContain("仅供查阅");
            assertThat(asked.get(letter)).as("no reader asks the provider").hasValue(1);
            await().atMost(PATIENCE).until(() -> notices(api).contains("正在盖章"));

            // Long enough ago for the events that nobody finished to be told of.
            transaction.executeWithoutResult(status -> jdbc.sql(
                            """
                            update event_publication set publication_date = publication_date - interval '1 hour'
                            where completion_date is null and listener_id like '%LetterSealing%'
                            """)
                    .update());
            JsonNode incidents = api.get("sysadmin", "/operations/incidents").body();
            String number = contract.view("enterprise").path("caseNumber").asText();
            List<JsonNode> waiting = new ArrayList<>();
            incidents.forEach(one -> {
                if (one.path("kind").asText().equals("SEAL")
                        && one.path("caseNumber").asText().equals(number)) {
                    waiting.add(one);
                }
            });
            assertThat(waiting).anySatisfy(one -> {
                assertThat(one.path("id").asText()).isEqualTo(letter.toString());
                assertThat(one.path("reason").asText()).contains("技术合同认定登记证明", "the provider is down");
            });
            assertThat(incidents.toString()).as("told once").doesNotContain("LetterSealing");

            up.set(true);
            List<Map<String, String>> chosen = waiting.stream()
                    .map(one -> Map.of("kind", "SEAL", "id", one.path("id").asText()))
                    .toList();
            assertThat(api.post("sysadmin", "/operations/incidents/retry", Map.of("incidents", chosen))
                            .body()
                            .path("again")
                            .asInt())
                    .isEqualTo(waiting.size());
            await().atMost(PATIENCE)
                    .until(() -> contract.letter("LT-C1").path("sealed").asBoolean());

            assertThat(asked.get(letter)).hasValue(2);
            assertThat(pdf(api, "enterprise", letter)).doesNotContain("仅供查阅");
            assertThat(api.get("enterprise", "/cases/" + contract.id() + "/timeline")
                            .body()
                            .toString())
                    .contains("文书已加盖电子印章");
            await().atMost(PATIENCE).until(() -> notices(api).contains("技术合同认定登记证明已盖章"));
            await().atMost(PATIENCE).until(() -> letters(contract));
        });
    }

    /** Nobody asks the provider any more, so that it may go. */
    private static boolean letters(Contract contract) {
        for (var letter : contract.view("enterprise").path("letters")) {
            if (!letter.path("sealed").asBoolean()) {
                return false;
            }
        }
        return true;
    }

    private static String notices(Api api) {
        return api.all("enterprise", "/notifications?limit=200").toString();
    }

    private static String pdf(Api api, String reader, UUID letter) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(api.get(reader, "/letters/" + letter).bytes())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
