package org.keqiao.inbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.keqiao.casefile.CaseView;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far each officer has read each case, so that a page can say what is new since they last looked. */
@Service
public class CaseLooks {

    private final JdbcClient jdbc;
    private final CurrentActor currentActor;
    private final Clock clock;

    CaseLooks(JdbcClient jdbc, CurrentActor currentActor, Clock clock) {
        this.jdbc = jdbc;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * An earlier look at a case.
     *
     * @param submission the newest one of then
     * @param at when it was
     * @param acts how many entries others have added to the record since
     */
    public record Look(int submission, Instant at, int acts) {}

    /**
     * Notes that the current actor looks at the case now: one statement, apart from those that read the case.
     *
     * @param shown what they see, which only those get who may
     * @return their look before this one, empty for the first
     */
    @Transactional
    public Optional<Look> look(CaseView shown) {
        Actor actor = currentActor.require();
        return jdbc.sql(
                        """
                        with earlier as (
                            select submission, act, seen_at from inbox_seen where username = :me and case_id = :case
                        ), now as (
                            insert into inbox_seen (username, case_id, submission, act, seen_at)
                            values (:me, :case, :submission,
                                (select coalesce(max(seq), 0) from act where case_id = :case), :at)
                            on conflict (username, case_id) do update set submission = excluded.submission,
                                act = excluded.act, seen_at = excluded.seen_at
                        )
                        select e.submission, e.seen_at, (select count(*) from act a
                            where a.case_id = :case and a.seq > e.act and a.actor <> :me) as acts
                        from earlier e
                        """)
                .param("me", actor.username())
                .param("case", shown.id())
                .param("submission", shown.submission())
                .param("at", Timestamp.from(clock.instant()))
                .query((rs, n) -> new Look(
                        rs.getInt("submission"),
                        rs.getObject("seen_at", OffsetDateTime.class).toInstant(),
                        rs.getInt("acts")))
                .optional();
    }
}
