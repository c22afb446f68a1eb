package org.keqiao.process.publishing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleValidator;
import org.keqiao.process.Finding;
import org.keqiao.process.Publishing;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * DOWN when this program cannot work a published matter: a version in force, or one that cases still run on, that its
 * validator refuses, because it names an action or a fact that is no longer there.
 */
@Component("mattersHealthIndicator")
class MatterHealth implements HealthIndicator {

    private static final long FRESH_NANOS = 60_000_000_000L;

    private record Version(String matter, int version) {
        @Override
        public String toString() {
            return matter + " " + version;
        }
    }

    private record Answer(Health health, long readAt) {}

    private final Publishing publishing;
    private final BundleValidator validator;
    private final JdbcClient jdbc;
    private final Map<Version, List<Finding>> checked = new ConcurrentHashMap<>();

    @Nullable
    private volatile Answer answer;

    MatterHealth(Publishing publishing, BundleValidator validator, JdbcClient jdbc) {
        this.publishing = publishing;
        this.validator = validator;
        this.jdbc = jdbc;
    }

    @Override
    public Health health() {
        Answer known = answer;
        if (known == null || System.nanoTime() - known.readAt > FRESH_NANOS) {
            known = new Answer(check(), System.nanoTime());
            answer = known;
        }
        return known.health;
    }

    /** Looks afresh at what is in use; each version is judged once. */
    Health check() {
        Map<String, String> broken = new TreeMap<>();
        for (Version version : inUse()) {
            List<Finding> errors = checked.computeIfAbsent(version, this::errors);
            if (!errors.isEmpty()) {
                broken.put(
                        version.toString(),
                        errors.stream()
                                .map(f -> f.file() + " " + f.element() + ": " + f.code())
                                .collect(Collectors.joining("; ")));
            }
        }
        return (broken.isEmpty() ? Health.up() : Health.down().withDetails(broken)).build();
    }

    private List<Finding> errors(Version version) {
        Bundle bundle = publishing.bundle(version.matter, version.version);
        return validator.validate(bundle).stream().filter(Finding::isError).toList();
    }

    private List<Version> inUse() {
        return jdbc.sql(
                        """
                        select matter, max(version) as version from matter_publication where withdrawn_at is null
                        group by matter
                        union
                        select p.matter, p.version
                        from matter_publication p join act_re_procdef d on d.deployment_id_ = p.deployment_id
                        where exists (select 1 from act_ru_execution e where e.proc_def_id_ = d.id_)
                        """)
                .query(Version.class)
                .list();
    }
}
