package org.keqiao.certification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.calendar.Limit;
import org.keqiao.process.Bundle;
import org.keqiao.process.Json;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.publishing.ShippedBundles;

/** How long the law gives the office, as the shipped matter counts it. */
class LimitsByLawTest {

    private final MatterSettings settings = ShippedBundles.load().stream()
            .filter(bundle -> bundle.matter().equals(CertificationFacts.MATTER))
            .map(bundle -> Json.read(bundle.file(Bundle.SETTINGS).orElseThrow(), MatterSettings.class))
            .findFirst()
            .orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "decision, NAT_2000, 30, CALENDAR",
        "decision, GUIDE_2022, 30, CALENDAR",
        "decision, NAT_2026, 15, WORKING",
        "largeDecision, NAT_2000, 30, CALENDAR",
        "largeDecision, GUIDE_2022, 30, CALENDAR",
        "largeDecision, NAT_2026, 30, WORKING"
    })
    void eachLawHasItsOwn(String key, String basis, int days, String unit) {
        Limit limit = settings.limits()
                .get(key)
                .getOrDefault(basis, settings.limits().get(key).get("*"));
        assertThat(limit.days()).isEqualTo(days);
        assertThat(limit.unit().name()).isEqualTo(unit);
    }
}
