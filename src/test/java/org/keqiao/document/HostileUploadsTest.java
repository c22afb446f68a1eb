package org.keqiao.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Example;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.Effort;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Hostile uploads: each is refused for what is wrong with it, none breaks anything or leaves a file behind. */
@KeqiaoTest
class HostileUploadsTest {

    private static final int MANY = Effort.of(88, 1_000);
    private static final long SEED = 20_261_121;
    private static final String MATTER = "contract-certification";

    @Autowired
    private Documents documents;

    @LocalServerPort
    private int port;

    @Value("${keqiao.home}")
    private Path home;

    @Test
    void areRefusedByTheirFaultAndLeaveNothing() throws IOException {
        Set<String> before = outsideTheStore();
        UUID caseId = UUID.randomUUID();
        for (HostileFiles.Upload upload : HostileFiles.generate(MANY, SEED)) {
            String code = "accepted";
            try {
                StoredDocument document = documents.store(
                        caseId,
                        "contract",
                        10_000,
                        upload.name(),
                        new ByteArrayInputStream(upload.bytes()),
                        Actor.SYSTEM);
                assertThat(document.name())
                        .as(upload.kind())
                        .doesNotContain("/", "\\", "..", "\r", "\n", "\0")
                        .hasSizeLessThanOrEqualTo(200);
                documents.delete(document.id());
            } catch (Refusal refusal) {
                code = refusal.code();
            }
            if (!upload.refused().equals("*")) {
                assertThat(code).as(upload.kind()).isEqualTo(upload.refused());
            }
        }
        assertThat(documents.of(caseId)).isEmpty();
        assertThat(outsideTheStore()).isEqualTo(before);
    }

    @Test
    void neverAnswer5xx() throws IOException {
        Set<String> before = outsideTheStore();
        Api api = new Api("http://localhost:" + port);
        String draft = api.post(
                        "enterprise",
                        "/cases",
                        Map.of("matter", MATTER, "answers", Example.of(MATTER).answers()))
                .ok()
                .path("id")
                .asText();
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (HostileFiles.Upload upload : HostileFiles.generate(MANY, SEED)) {
            Api.Answer answer = api.upload("enterprise", draft, "contract", upload.name(), upload.bytes());
            statuses.merge(answer.status(), 1, Integer::sum);
            assertThat(answer.status()).as("%s: %s", upload, answer.body()).isLessThan(500);
            if (answer.status() >= 300) {
                assertThat(answer.text("detail"))
                        .as("%s: %s", upload, answer.body())
                        .isNotBlank();
            } else {
                assertThat(upload.refused()).as("%s was taken", upload).isEqualTo("*");
                api.delete("enterprise", "/documents/" + answer.text("id")).ok();
            }
        }
        System.out.println("hostile uploads over HTTP: " + MANY + ", by status " + statuses);
        assertThat(outsideTheStore()).isEqualTo(before);
    }

    /** Everything beside the store and the database that an upload could reach, half-received files too. */
    private Set<String> outsideTheStore() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> top = Files.list(home.toAbsolutePath())) {
            top.filter(path -> !path.endsWith("postgres")).map(Path::toString).forEach(found::add);
        }
        for (Path temporary : List.of(Path.of("/tmp"), Path.of(System.getProperty("java.io.tmpdir")))) {
            try (Stream<Path> tmp = Files.list(temporary)) {
                tmp.map(Path::toString).filter(path -> path.contains("evil")).forEach(found::add);
            }
        }
        try (Stream<Path> files = Files.walk(home.resolve("files"))) {
            files.filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().matches("[0-9a-f]{64}"))
                    .map(Path::toString)
                    .forEach(found::add);
        }
        return found;
    }
}
