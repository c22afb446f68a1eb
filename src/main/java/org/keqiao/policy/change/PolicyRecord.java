package org.keqiao.policy.change;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who changed which policy table, and who let it into force: rows can only be added, in the transaction of what they tell. */
@Component
class PolicyRecord {

    private static final int MOST = 100;
    private static final Duration ONE_SITTING = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    PolicyRecord(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(PolicyEvent.Kind kind, UUID policy, @Nullable UUID draft, Actor by, @Nullable String detail) {
        jdbc.sql("insert into policy_event (at, kind, policy, draft, actor, actor_name, detail)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Timestamp.from(clock.instant()),
                        kind.name(),
                        policy,
                        draft,
                        by.username(),
                        by.displayName(),
                        detail)
                .update();
    }

    /** The editor writes after each pause in the work: what one person writes within ten minutes is one event. */
    @Transactional(propagation = Propagation.MANDATORY)
    void written(UUID policy, UUID draft, Actor by) {
        boolean going = jdbc.sql("select kind = 'WRITTEN' and actor = :actor and at > :since from policy_event"
                        + " where draft = :draft order by id desc limit 1")
                .param("actor", by.username())
                .param("since", Timestamp.from(clock.instant().minus(ONE_SITTING)))
                .param("draft", draft)
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (!going) {
            add(PolicyEvent.Kind.WRITTEN, policy, draft, by, null);
        }
    }

    /** The last hundred, newest first. */
    List<PolicyEvent> of(UUID policy) {
        return jdbc.sql("select at, kind, actor_name, detail from policy_event where policy = ? order by id desc limit"
                        + " ?")
                .params(policy, MOST)
                .query((row, n) -> new PolicyEvent(
                        row.getTimestamp("at").toInstant(),
                        PolicyEvent.Kind.valueOf(row.getString("kind")),
                        row.getString("actor_name"),
                        row.getString("detail")))
                .list();
    }
}
