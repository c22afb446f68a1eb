package org.keqiao.casefile.audit;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * What the last verification of the record found. A damaged record is a case for people, not for a load balancer: cases
 * can still be worked, so the answer stays UP, and its details say what is wrong.
 */
@Component("recordHealthIndicator")
class RecordHealth implements HealthIndicator {

    private final AuditChecks checks;

    RecordHealth(AuditChecks checks) {
        this.checks = checks;
    }

    @Override
    public Health health() {
        return checks.newest()
                .map(check -> Health.up()
                        .withDetail("verifiedAt", check.at())
                        .withDetail("sound", check.isSound())
                        .withDetail("breaks", check.breaks().size())
                        .withDetail("violations", check.violations())
                        .build())
                .orElseGet(() -> Health.up().withDetail("verifiedAt", "never").build());
    }
}
