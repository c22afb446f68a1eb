package org.keqiao.organization;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** What was changed about an organisation, by whom; rows can only be added. */
@Component
class OrganisationLedger {

    /** The kinds of change; names are stored. */
    enum Kind {
        REGISTERED,
        DESCRIBED,
        EVIDENCE_ADDED,
        EVIDENCE_CHECKED,
        VERIFIED,
        VOUCHED,
        OBJECTED,
        COUNTY_CHANGED,
        DISPLACEMENT_PROPOSED,
        DISPLACEMENT_DECLINED,
        DISPLACED,
        LEADER_PROPOSED,
        LEADER_DECLINED,
        LEADER_CHANGED,
        INVITED,
        INVITATION_REVOKED,
        MEMBER_JOINED,
        ROLE_GIVEN,
        ROLE_TAKEN
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    OrganisationLedger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(UUID organisation, Kind kind, Actor actor, @Nullable String detail) {
        jdbc.sql("INSERT INTO organisation_change (organisation, at, kind, actor, actor_name, detail)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        organisation,
                        Timestamp.from(clock.instant()),
                        kind.name(),
                        actor.accountId(),
                        actor.displayName(),
                        detail == null || detail.length() <= 1000 ? detail : detail.substring(0, 1000))
                .update();
    }

    /** Newest first. */
    List<OrganisationChange> of(UUID organisation) {
        return jdbc.sql("SELECT at, kind, actor_name, detail FROM organisation_change WHERE organisation = ?"
                        + " ORDER BY id DESC LIMIT 200")
                .param(organisation)
                .query((row, number) -> new OrganisationChange(
                        instant(row.getTimestamp("at")),
                        row.getString("kind"),
                        row.getString("actor_name"),
                        row.getString("detail")))
                .list();
    }

    private static Instant instant(Timestamp at) {
        return at.toInstant();
    }
}
