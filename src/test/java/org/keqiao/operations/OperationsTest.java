package org.keqiao.operations;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Contract;
import org.keqiao.shared.ui.Paths;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The administrator sees what did not go by itself, whose it is and why, and tries it again. */
@KeqiaoTest
class OperationsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private Api api;
    private String number;

    @BeforeEach
    void aCaseUnderWay() {
        api = Api.of(environment).as("sysadmin");
        Contract contract = Contract.of(new org.keqiao.acceptance.Api("http://localhost:" + port))
                .submitted();
        number = contract.view("enterprise").path("caseNumber").asText();
    }

    private void refuseTimer() {
        transaction.executeWithoutResult(status -> jdbc.sql(
                        """
                        update act_ru_job set retries_ = 0, exception_msg_ = 'CONFLICT FACT_MISSING [title, acceptCase]'
                        where process_instance_id_ in (select proc_inst_id_ from act_ru_execution where business_key_ = ?)
                        """)
                .params(number)
                .update());
    }

    private List<JsonNode> ofCase() {
        List<JsonNode> found = new java.util.ArrayList<>();
        api.get("/operations/incidents").json().forEach(one -> {
            if (one.path("caseNumber").asText().equals(number)) {
                found.add(one);
            }
        });
        return found;
    }

    @Test
    void aRefusedLimitIsNamedWithItsReasonAndItsOfficeAndTriedAgain() {
        assertThat(ofCase()).isEmpty();
        refuseTimer();
        List<JsonNode> incidents = ofCase();
        assertThat(incidents).isNotEmpty().allSatisfy(one -> {
            assertThat(one.path("kind").asText()).isEqualTo("TIMER");
            assertThat(one.path("office").asText()).isNotBlank();
            assertThat(one.path("reason").asText()).contains("title").doesNotContain("FACT_MISSING");
        });
        JsonNode retried = api.post(
                        "/operations/incidents/retry",
                        Map.of(
                                "incidents",
                                incidents.stream()
                                        .map(one -> Map.of(
                                                "kind",
                                                "TIMER",
                                                "id",
                                                one.path("id").asText()))
                                        .toList()))
                .json();
        assertThat(retried.path("again").asInt()).isEqualTo(incidents.size());
        assertThat(jdbc.sql(
                                """
                        select min(retries_) from act_ru_job where process_instance_id_ in
                            (select proc_inst_id_ from act_ru_execution where business_key_ = ?)
                        """)
                        .params(number)
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void whatTheNightlyCheckFoundIsForPeopleToMend() {
        Api.Answer refused = api.post(
                "/operations/incidents/retry",
                Map.of("incidents", List.of(Map.of("kind", "RECORD", "id", "I4 " + number))));
        assertThat(refused.status()).isEqualTo(422);
    }

    @Test
    void thePositionOfACaseIsShownWithoutItsContents() {
        JsonNode position = api.get("/operations/cases/" + number + "/position").json();
        assertThat(position.path("diagram").asText()).contains("bpmn");
        assertThat(position.path("passages"))
                .anySatisfy(passage ->
                        assertThat(passage.path("active").asBoolean()).isTrue());
        assertThat(position.has("answers")).isFalse();
    }

    @Test
    void thePageTellsInWordsWhereACaseWaits() {
        try (Screens screens = Screens.of(context, "sysadmin")) {
            Paths.open("operations?case=" + number);
            assertThat(_find(Paragraph.class).stream().map(Paragraph::getText)).contains("目前停在：形式审查");
        }
    }

    @Test
    void versionsInUseAndJobsAreListed() {
        assertThat(api.get("/operations/versions").json()).anySatisfy(version -> {
            assertThat(version.path("matter").asText()).isEqualTo("contract-certification");
            assertThat(version.path("underWay").asInt()).isPositive();
        });
        assertThat(api.get("/operations/jobs").status()).isEqualTo(200);
        assertThat(Api.of(environment)
                        .as("officer")
                        .get("/operations/incidents")
                        .status())
                .isEqualTo(403);
    }
}
