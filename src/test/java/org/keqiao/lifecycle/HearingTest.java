package org.keqiao.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.acceptance.FollowUp;
import org.keqiao.process.DemoTime;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody loses a registration unheard: each notice gives its own time, from the day on which it was served. */
@KeqiaoTest
class HearingTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    @Autowired
    private DemoTime timers;

    @Autowired
    private JdbcClient jdbc;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    @Test
    void theTimeForAStatementBeginsWithTheServiceOfTheNotice() {
        clock.at(LocalDate.of(2024, 3, 4), () -> {
            FollowUp revocation =
                    proposed(Contract.of(api).with(answers -> answers.put("effectiveFrom", "2024-02-01")));

            passTo(LocalDate.of(2024, 3, 18));
            assertThat(revocation.task("enterprise", "revocation-statement"))
                    .as("nobody has the notice yet")
                    .isNotBlank();
            serve(revocation, LocalDate.of(2024, 3, 18));
            assertThat(limit(revocation)).isEqualTo(LocalDate.of(2024, 3, 25));

            passTo(LocalDate.of(2024, 3, 25));
            assertThat(revocation.task("enterprise", "revocation-statement")).isNotBlank();
            passTo(LocalDate.of(2024, 3, 26));
            revocation.does("stationhead", "revocation-decision", "revoke");
        });
    }

    /** Proof of service may come in late: the days count from the service all the same. */
    @Test
    void aServiceThatIsRecordedLateCountsFromItsDay() {
        clock.at(LocalDate.of(2024, 3, 4), () -> {
            FollowUp revocation =
                    proposed(Contract.of(api).with(answers -> answers.put("effectiveFrom", "2024-02-01")));
            passTo(LocalDate.of(2024, 3, 18));
            serve(revocation, LocalDate.of(2024, 3, 5));
            assertThat(limit(revocation)).isEqualTo(LocalDate.of(2024, 3, 12));
        });
    }

    @Test
    void aSecondNoticeForgetsWhatWasSaidToTheFirst() {
        FollowUp revocation = proposed(Contract.of(api))
                .does("enterprise", "revocation-statement", "submitted")
                .does("registrar", "revocation-consideration", "maintain")
                .does("stationhead", "revocation-decision", "return")
                .does("registrar", "revocation-investigation", "propose");
        assertThat(revocation.view("registrar").path("answers").has("statementAnswer"))
                .isFalse();

        revocation
                .does("enterprise", "revocation-statement", "submitted", body -> {
                    ObjectNode answers = body.putObject("answers");
                    answers.put("statementChoice", "WAIVE");
                })
                .does("stationhead", "revocation-decision", "revoke");

        assertThat(text(revocation, "LT-C3R")).contains("未提出陈述申辩").doesNotContain("对陈述申辩意见的复核");
    }

    private FollowUp proposed(Contract contract) {
        return FollowUp.of(api, LifecycleFacts.REVOCATION, contract.certified())
                .openedBy("registrar")
                .does("registrar", "revocation-investigation", "propose");
    }

    private void serve(FollowUp revocation, LocalDate on) {
        String letter = revocation.letter("enterprise", "LT-C3G").path("id").asText();
        api.post(
                        "registrar",
                        "/letters/" + letter + "/service",
                        Map.of("service", "RECEIPT", "on", on.toString(), "note", "林某签收"))
                .ok();
    }

    private LocalDate limit(FollowUp revocation) {
        return jdbc.sql(
                        "select due_on from deadline where case_number = ? and name = 'statement' and paused_since is null")
                .param(revocation.view("registrar").path("caseNumber").asText())
                .query(LocalDate.class)
                .single();
    }

    private String text(FollowUp revocation, String kind) {
        return jdbc.sql("select html from letter where case_number = ? and kind = ?")
                .params(revocation.view("registrar").path("caseNumber").asText(), kind)
                .query(String.class)
                .single();
    }

    private void passTo(LocalDate day) {
        clock.set(day.atTime(LocalTime.of(9, 0)).atZone(ZONE).toInstant());
        timers.runDue(clock.instant());
    }
}
