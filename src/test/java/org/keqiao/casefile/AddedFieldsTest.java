package org.keqiao.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.casefile.application.SubmissionReceipt;
import org.keqiao.inbox.Completion;
import org.keqiao.process.Bundle;
import org.keqiao.process.Fact;
import org.keqiao.process.Matters;
import org.keqiao.process.Publishing;
import org.keqiao.shared.CaseNumber;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A designer splits on fields that no code knows; the engine learns what the model asks about, and nothing else. */
@KeqiaoTest
class AddedFieldsTest {

    @LocalServerPort
    int port;

    @Autowired
    SampleMatter sample;

    @Autowired
    Publishing publishing;

    @Autowired
    Matters matters;

    @Autowired
    JdbcClient jdbc;

    /** Neither field is in any dictionary: one is asked of the applicant, one of the reviewer. */
    @Test
    void theFlowSplitsOnFieldsOfBothSides() {
        sample.publish();
        Bundle shipped = sample.bundle();
        String model = shipped.file(Bundle.PROCESS).orElseThrow();
        publishing.publish(
                shipped.with(
                        Bundle.PROCESS,
                        model.replace(
                                "${sampleReview == 'certify'}",
                                "${sampleReview == 'certify' &amp;&amp; certifiedAmount &gt;= 100 &amp;&amp; amount &gt; 500}")),
                "publisher");
        try {
            SubmissionReceipt enough = reviewed("200.00");
            assertThat(sample.task(enough.caseNumber()).step().performer()).isEqualTo("STATION_REVIEWER");
            assertThat(variables(enough.caseNumber()))
                    .containsEntry("amount", 1000.0)
                    .containsEntry("certifiedAmount", 200.0)
                    .doesNotContainKeys("title", "note");

            SubmissionReceipt little = reviewed("7.00");
            assertThat(sample.view("enterprise", little.id()).status()).isEqualTo(CaseStatus.DECIDED_NEGATIVE);
        } finally {
            publishing.publish(shipped, "publisher");
        }
    }

    @Test
    void nothingThatTheModelDoesNotAskAboutStandsInTheEngine() {
        Contract contract = Contract.of(new Api("http://localhost:" + port))
                .submitted()
                .does("clerk", "contract-intake", "accept")
                .does("registrar", "contract-technical-review", "certify");
        Map<String, Fact.Type> asked =
                matters.current("contract-certification").orElseThrow().asked();
        Set<String> answered = sample.as(
                        "registrar", () -> sample.reading.facts(java.util.UUID.fromString(contract.id())))
                .keySet();

        Map<String, Object> variables = variables(
                new CaseNumber(contract.view("clerk").path("caseNumber").asText()));

        assertThat(asked).containsKeys("certifiedTechnicalAmount");
        assertThat(variables).containsKey("certifiedTechnicalAmount");
        List<String> ofForms = matters.current("contract-certification").orElseThrow().forms().values().stream()
                .flatMap(form -> form.keys().stream())
                .filter(answered::contains)
                .toList();
        assertThat(ofForms).contains("title");
        assertThat(variables.keySet()).filteredOn(ofForms::contains).isSubsetOf(asked.keySet());
    }

    private SubmissionReceipt reviewed(String certified) {
        SubmissionReceipt receipt = sample.submitted();
        sample.complete("clerk", receipt.caseNumber(), "accept");
        sample.complete(
                "registrar",
                receipt.caseNumber(),
                new Completion("certify", Map.of("certifiedAmount", certified), "同意", List.of()));
        return receipt;
    }

    private Map<String, Object> variables(CaseNumber number) {
        Map<String, Object> variables = new java.util.HashMap<>();
        jdbc.sql(
                        "select v.name_, coalesce(v.double_::text, v.text_, v.long_::text) as value, v.type_ from act_ru_variable v"
                                + " join act_ru_execution e on e.id_ = v.proc_inst_id_ where e.business_key_ = ?")
                .param(number.value())
                .query((row, n) -> variables.put(
                        row.getString(1),
                        "double".equals(row.getString(3)) ? (Object) row.getDouble(2) : row.getString(2)))
                .list();
        return variables;
    }
}
