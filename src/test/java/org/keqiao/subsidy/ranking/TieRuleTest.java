package org.keqiao.subsidy.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of two with the same score one comes first, by what the item's table says. */
class TieRuleTest {

    private static final Instant DAY = Instant.parse("2026-06-30T01:00:00Z");

    private static Scored scored(String number, String score, String indicators, String ownFunds) {
        return new Scored(number, new BigDecimal(score), new BigDecimal(indicators), new BigDecimal(ownFunds));
    }

    private static Competitor competitor(String number, int hours) {
        return new Competitor(number, "I", 2026, "甲", "项目", DAY.plusSeconds(3600L * hours));
    }

    @ParameterizedTest
    @CsvSource({
        "INDICATORS, BEST INDICATED FUNDED EARLY",
        "OWN_FUNDS, BEST FUNDED INDICATED EARLY",
        "SUBMISSION, BEST EARLY FUNDED INDICATED"
    })
    void aTieIsBrokenByTheRuleOfTheItem(TieRule rule, String order) {
        List<Scored> sheet = List.of(
                scored("EARLY", "80", "10", "0.1"),
                scored("FUNDED", "80", "15", "0.6"),
                scored("INDICATED", "80", "18", "0.5"),
                scored("BEST", "80.5", "1", "0"));
        Map<String, Competitor> competitors = Map.of(
                "EARLY", competitor("EARLY", 0),
                "FUNDED", competitor("FUNDED", 1),
                "INDICATED", competitor("INDICATED", 2),
                "BEST", competitor("BEST", 3));
        assertThat(Scored.ranked(sheet, competitors, rule))
                .extracting(Scored::caseNumber)
                .containsExactly(order.split(" "));
    }
}
