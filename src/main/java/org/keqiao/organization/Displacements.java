package org.keqiao.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;

/** The table {@code organisation_displacement}. */
@Repository
class Displacements {

    /**
     * @param owner who would be displaced
     * @param version of the claimant that was looked at
     * @param county verified for the claimant by whoever proposes
     */
    record Row(
            UUID id,
            UUID claimant,
            UUID owner,
            long version,
            String county,
            String reason,
            UUID proposedBy,
            String proposedName,
            Instant proposedAt) {}

    private final JdbcClient jdbc;

    Displacements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who is verified with the claimant's number now. */
    Optional<UUID> presentOwner(UUID claimant) {
        return jdbc.sql(
                        """
                        SELECT o.id FROM organisation c JOIN organisation o
                            ON o.id <> c.id
                                AND (o.uscc = c.uscc OR o.type = c.type AND o.resident_id_digest = c.resident_id_digest)
                        WHERE c.id = ? AND o.status = 'VERIFIED'
                        """)
                .param(claimant)
                .query(UUID.class)
                .optional();
    }

    /** False when one waits already. */
    boolean propose(
            UUID id, UUID claimant, long version, UUID owner, String county, String reason, Actor actor, Instant at) {
        return jdbc.sql(
                                """
                        INSERT INTO organisation_displacement
                            (id, claimant, claimant_version, owner, county, reason, state, proposed_by, proposed_name,
                             proposed_at)
                        VALUES (?, ?, ?, ?, ?, ?, 'PROPOSED', ?, ?, ?)
                        ON CONFLICT (claimant) WHERE state = 'PROPOSED' DO NOTHING
                        """)
                        .params(
                                id,
                                claimant,
                                version,
                                owner,
                                county,
                                reason,
                                actor.accountId(),
                                actor.displayName(),
                                Timestamp.from(at))
                        .update()
                == 1;
    }

    Optional<Row> open(UUID claimant) {
        return jdbc.sql("SELECT * FROM organisation_displacement WHERE claimant = ? AND state = 'PROPOSED'")
                .param(claimant)
                .query(Displacements::read)
                .optional();
    }

    /** The claimants for whom one waits, of these. */
    Set<UUID> waiting(Collection<UUID> claimants) {
        if (claimants.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.sql(
                        "SELECT claimant FROM organisation_displacement WHERE state = 'PROPOSED' AND claimant IN (:ids)")
                .param("ids", claimants)
                .query(UUID.class)
                .list());
    }

    void answer(UUID id, boolean confirmed, @Nullable String answer, Actor actor, Instant at) {
        jdbc.sql(
                        """
                        UPDATE organisation_displacement
                        SET state = ?, answer = ?, answered_by = ?, answered_name = ?, answered_at = ?
                        WHERE id = ? AND state = 'PROPOSED'
                        """)
                .params(
                        confirmed ? "CONFIRMED" : "DECLINED",
                        answer,
                        actor.accountId(),
                        actor.displayName(),
                        Timestamp.from(at),
                        id)
                .update();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("claimant", UUID.class),
                row.getObject("owner", UUID.class),
                row.getLong("claimant_version"),
                row.getString("county"),
                row.getString("reason"),
                row.getObject("proposed_by", UUID.class),
                row.getString("proposed_name"),
                row.getTimestamp("proposed_at").toInstant());
    }
}
