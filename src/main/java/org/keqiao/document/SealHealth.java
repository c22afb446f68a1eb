package org.keqiao.document;

import java.time.Instant;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * Letters that wait for their seal, and the trouble that a provider makes. Cases can be worked meanwhile, so the answer
 * stays UP.
 */
@Component("sealHealthIndicator")
class SealHealth implements HealthIndicator {

    private final JdbcClient jdbc;
    private final SealProvider provider;

    SealHealth(JdbcClient jdbc, SealProvider provider) {
        this.jdbc = jdbc;
        this.provider = provider;
    }

    @Override
    public Health health() {
        Waiting waiting = jdbc.sql(
                        """
                        select count(*) as letters, count(*) filter (where seal_failures > 0) as failing,
                            min(drafted_at) as since
                        from letter where seal = 'BLANK'
                        """)
                .query((row, n) -> new Waiting(
                        row.getInt("letters"),
                        row.getInt("failing"),
                        row.getTimestamp("since") == null
                                ? null
                                : row.getTimestamp("since").toInstant()))
                .single();
        Health.Builder health = Health.up()
                .withDetail("sealedBy", provider.kind())
                .withDetail("waiting", waiting.letters())
                .withDetail("failing", waiting.failing());
        return (waiting.since() == null ? health : health.withDetail("since", waiting.since())).build();
    }

    private record Waiting(int letters, int failing, @Nullable Instant since) {}
}
