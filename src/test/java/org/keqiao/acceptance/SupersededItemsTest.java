package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An item that another one has replaced takes no new applications; those that came before go on under it. */
@KeqiaoTest
class SupersededItemsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void fromTheFirstDayOfTheDocumentOnPeopleApplyForTheNewItem() {
        Api api = new Api("http://localhost:" + port);
        TestPolicies policies = new TestPolicies(api);
        String group = "N_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        String before = group + "_OLD";
        String after = group + "_NEW";
        policies.city(before, group, "0.20");
        policies.city(after, group, "0.25");
        LocalDate first = LocalDate.now(clock).plusDays(1);
        String number = "测政发〔2026〕" + System.nanoTime() + "号";
        policies.document(
                after,
                Map.of(
                        "number",
                        number,
                        "titleZh",
                        "试办办法",
                        "titleEn",
                        "Sample rules",
                        "level",
                        "CITY",
                        "validFrom",
                        first.toString(),
                        "successions",
                        List.of(Map.of("item", after, "replaces", before))));
        String certificate =
                Contract.of(api).certified().letter("LT-C1").path("number").asText();
        Subsidy early = Subsidy.of(api, before, certificate, "100000.00").submitted();
        early.sentBackFor("title");

        clock.at(first, () -> {
            Api.Answer late = Subsidy.of(api, before, certificate, "50000.00").triesToSubmit();
            assertThat(late.status()).isEqualTo(422);
            assertThat(late.body().path("errors").findValuesAsText("code")).contains("itemSuperseded");
            assertThat(late.body().path("errors").findValuesAsText("message").toString())
                    .contains(number);
            assertThat(early.triesToAnswer(answers -> answers.put("title", "改过的名称"))
                            .status())
                    .isEqualTo(200);
        });
    }
}
