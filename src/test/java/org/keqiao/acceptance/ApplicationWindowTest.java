package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** E-WINDOW: applications are taken in the windows of an item, until the last day ends by the server's time. */
@KeqiaoTest
class ApplicationWindowTest {

    private static final String WINDOWS = "/application-windows";

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    private Api api;
    private String item;
    private LocalDate today;
    private String certificate;

    @BeforeEach
    void anItem() {
        api = new Api("http://localhost:" + port);
        String group = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        item = group + "_CITY";
        new TestPolicies(api).city(item, group, "0.20");
        today = LocalDate.now(clock);
        certificate =
                Contract.of(api).certified().letter("LT-C1").path("number").asText();
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    private String entered(LocalDate first, LocalDate last) {
        return entered(item, first, last);
    }

    private String entered(String of, LocalDate first, LocalDate last) {
        return api.post(
                        "officer",
                        WINDOWS,
                        Map.of(
                                "item",
                                of,
                                "first",
                                first.toString(),
                                "last",
                                last.toString(),
                                "reference",
                                "关于组织申报的通知"))
                .ok()
                .path("id")
                .asText();
    }

    private Api.Answer submission() {
        return Subsidy.of(api, item, certificate, "100000.00").triesToSubmit();
    }

    @Test
    void oneEntersAndAnotherConfirms() {
        String window = entered(today.plusDays(5), today.plusDays(12));
        assertThat(api.post("officer", WINDOWS + "/" + window + "/confirmation", Map.of())
                        .text("code"))
                .isEqualTo("SAME_PERSON");
        // It opens and closes nothing before.
        assertThat(submission().status()).isEqualTo(200);
        assertThat(api.post("officer3", WINDOWS + "/" + window + "/confirmation", Map.of())
                        .ok()
                        .path("shortOfUsual")
                        .asBoolean())
                .isTrue();
        assertThat(api.post("deputy", WINDOWS + "/" + window + "/confirmation", Map.of())
                        .text("code"))
                .isEqualTo("NOTHING_TO_CONFIRM");
        Api.Answer early = submission();
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text("code")).isEqualTo("WINDOW_NOT_YET");
        assertThat(early.text("detail")).contains(today.plusDays(5).getDayOfMonth() + "日");
    }

    @Test
    void theLastDayEndsAtMidnight() {
        String window = entered(today.minusDays(3), today);
        api.post("deputy", WINDOWS + "/" + window + "/confirmation", Map.of()).ok();
        clock.set(instant(today.atTime(23, 59, 0)));
        assertThat(submission().status()).isEqualTo(200);
        clock.set(instant(today.plusDays(1).atStartOfDay()));
        Api.Answer late = submission();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("code")).isEqualTo("WINDOW_OVER");
    }

    @Test
    void aCorrectionIsInTimeForTheItemThatWasAppliedFor() {
        String applied = item + "_2";
        new TestPolicies(api).city(applied, item + "_2", "0.20");
        confirmed(entered(today.minusDays(3), today));
        Subsidy subsidy = Subsidy.of(api, applied, certificate, "100000.00").submitted();
        confirmed(entered(applied, today.minusDays(3), today));
        subsidy.sentBackFor("policyItem");
        clock.set(instant(today.plusDays(1).atStartOfDay()));

        Api.Answer other = subsidy.triesToAnswer(answers -> answers.put("policyItem", item));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("code")).isEqualTo("WINDOW_OVER");
        assertThat(subsidy.triesToAnswer(answers -> answers.put("policyItem", applied))
                        .status())
                .isEqualTo(200);
    }

    private void confirmed(String window) {
        api.post("deputy", WINDOWS + "/" + window + "/confirmation", Map.of()).ok();
    }

    private static java.time.Instant instant(LocalDateTime local) {
        return local.atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    @Test
    void whatIsWrongIsNamed() {
        Api.Answer answer = api.post(
                "officer",
                WINDOWS,
                Map.of(
                        "item",
                        item,
                        "first",
                        today.toString(),
                        "last",
                        today.minusDays(1).toString()));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").findValuesAsText("field")).isEqualTo(List.of("last", "reference"));
    }
}
