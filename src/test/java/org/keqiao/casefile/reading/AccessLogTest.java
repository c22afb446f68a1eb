package org.keqiao.casefile.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.SampleMatter;
import org.keqiao.casefile.application.SubmissionReceipt;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who read what is known afterwards, and nobody waits for it. */
@KeqiaoTest
class AccessLogTest {

    @Autowired
    Environment environment;

    @Autowired
    SampleMatter sample;

    @Autowired
    CaseReading reading;

    @Autowired
    CurrentActor currentActor;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void namesOfficersAndAuditorsWhoReadACaseAndNotItsOwnPeople() {
        SubmissionReceipt receipt = sample.submitted();
        Api api = Api.of(environment);
        String number = receipt.caseNumber().value();

        api.as("enterprise").get("/cases/" + receipt.id());
        api.as("enterprise2").get("/cases/" + receipt.id());
        api.as("clerk").get("/cases/" + receipt.id());
        JsonNode seen = api.as("registrar").get("/cases/" + receipt.id()).json();
        api.as("registrar").get("/documents/" + seen.at("/documents/0/id").asText());
        api.as("auditor").get("/audit/cases/" + number);

        await().untilAsserted(() ->
                assertThat(whats(api, number)).containsExactlyInAnyOrder("CASE", "CASE", "DOCUMENT", "RECORD"));
        assertThat(readings(api, number).findValuesAsText("address")).allMatch(address -> !address.isBlank());
        assertThat(api.as("secadmin").get("/audit/readings").status()).isEqualTo(403);
    }

    @Test
    void findsTheReadersOfALetterByItsCase() {
        SubmissionReceipt receipt = sample.submitted();
        sample.complete("clerk", receipt.caseNumber(), "accept");
        Api api = Api.of(environment);
        String number = receipt.caseNumber().value();
        String letter = api.as("enterprise")
                .get("/cases/" + receipt.id())
                .json()
                .at("/letters/0/id")
                .asText();
        assertThat(api.as("clerk").get("/letters/" + letter).status()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(whats(api, number)).contains("LETTER"));
    }

    @Test
    void notesAProgramThatReadsACaseInParts() {
        Api api = Api.of(environment);
        for (String part : List.of("timeline", "submissions")) {
            SubmissionReceipt receipt = sample.submitted();
            String path = "/cases/" + receipt.id() + "/" + part;
            api.as("enterprise").get(path);
            assertThat(api.as("clerk").get(path).status()).isEqualTo(200);
            await().untilAsserted(
                            () -> assertThat(whats(api, receipt.caseNumber().value()))
                                    .as(part)
                                    .containsExactly("CASE"));
        }
    }

    @Test
    void costsTheReaderNoStatement() {
        SubmissionReceipt receipt = sample.submitted();
        assertThat(Statements.sentIn(
                        () -> currentActor.runAs(accounts.actorNamed("clerk"), () -> reading.view(receipt.id()))))
                .noneMatch(sql -> sql.contains("access_reading"));
    }

    @Test
    void keepsItsRows() {
        SubmissionReceipt receipt = sample.submitted();
        Api api = Api.of(environment);
        api.as("clerk").get("/cases/" + receipt.id());
        await().untilAsserted(() ->
                assertThat(whats(api, receipt.caseNumber().value())).hasSize(1));
        for (String change : List.of("delete from access_reading", "update access_reading set reader = 'x'")) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(
                            status -> jdbc.sql(change).update()))
                    .hasMessageContaining("keeps its rows");
        }
    }

    private static List<String> whats(Api api, String number) {
        return readings(api, number).findValuesAsText("what");
    }

    private static JsonNode readings(Api api, String number) {
        return api.as("auditor").get("/audit/readings?label=" + number).json().get("items");
    }
}
