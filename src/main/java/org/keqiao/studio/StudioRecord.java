package org.keqiao.studio;

import java.sql.Timestamp;
import java.time.Clock;
import org.keqiao.security.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who changed which matter, and who let it into force: rows can only be added, in the transaction of what they tell. */
@Component
class StudioRecord {

    /** The kinds of event; names are stored. */
    enum Kind {
        STARTED,
        FILE_PUT,
        FILE_REMOVED,
        REBASED,
        SUBMITTED,
        TAKEN_BACK,
        REJECTED,
        APPROVED,
        PUBLISHED,
        BOUNCED,
        DISCARDED
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    StudioRecord(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param detail path, note, reason or version, by the kind */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Kind kind, Draft draft, Actor by, @Nullable String detail) {
        jdbc.sql("insert into studio_event (at, kind, matter, draft, actor, actor_name, detail)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Timestamp.from(clock.instant()),
                        kind.name(),
                        draft.matter(),
                        draft.id(),
                        by.username(),
                        by.displayName(),
                        detail)
                .update();
    }
}
