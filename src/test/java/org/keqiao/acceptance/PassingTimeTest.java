package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.process.DemoTime;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What happens to a case when nobody does anything. The days lie in the past, where no other test's timers wait. */
@KeqiaoTest
class PassingTimeTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    @Autowired
    private DemoTime timers;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    @Test
    void isDeemedAcceptedWhenNobodyAnswersWithinFiveWorkingDays() {
        clock.at(LocalDate.of(2024, 3, 4), () -> {
            Contract contract = contract().submitted();

            passTo(LocalDate.of(2024, 3, 11));
            assertThat(contract.status()).isEqualTo("SUBMITTED");
            passTo(LocalDate.of(2024, 3, 12));

            JsonNode view = contract.view("enterprise");
            assertThat(view.path("status").asText()).isEqualTo("ACCEPTED");
            assertThat(view.path("clock").path("acceptedOn").asText()).isEqualTo("2024-03-04");
            assertThat(view.path("clock").path("dueOn").asText()).isEqualTo("2024-03-11");
            assertThat(contract.letter("LT-01").path("id").asText()).isNotBlank();
            contract.does("registrar", "contract-technical-review", "certify");
        });
    }

    /** Asked on the last working day before the National Day week: the fifteen working days end on 25 October. */
    @Test
    void isDeemedWithdrawnWhenACorrectionIsNotAnswered() {
        clock.at(LocalDate.of(2024, 9, 30), () -> {
            Contract contract = contract().submitted().does("clerk", "contract-intake", "correct", body -> {
                ObjectNode item = body.putObject("correction").putArray("items").addObject();
                item.put("field", "title").put("text", "名称与合同不一致，请核对。");
            });
            assertThat(contract.view("enterprise")
                            .path("correction")
                            .path("dueOn")
                            .asText())
                    .isEqualTo("2024-10-25");

            passTo(LocalDate.of(2024, 10, 25));
            assertThat(contract.status()).isEqualTo("CORRECTION");
            passTo(LocalDate.of(2024, 10, 26));

            assertThat(contract.status()).isEqualTo("DEEMED_WITHDRAWN");
            assertThat(contract.letter("LT-05D").path("issuedOn").asText()).isEqualTo("2024-10-26");
        });
    }

    private Contract contract() {
        return Contract.of(api).with(answers -> answers.put("effectiveFrom", "2024-02-01"));
    }

    private void passTo(LocalDate day) {
        clock.set(day.atTime(LocalTime.of(9, 0)).atZone(ZONE).toInstant());
        timers.runDue(clock.instant());
    }
}
