package org.keqiao.studio;

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

/** Who changed which matter, and who let it into force: rows can only be added, in the transaction of what they tell. */
@Component
public class StudioRecord {

    private static final int MOST = 100;
    private static final Duration ONE_SITTING = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    StudioRecord(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was done to a matter without a draft. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(StudioEvent.Kind kind, String matter, Actor by, @Nullable String detail) {
        add(kind, matter, null, by, detail);
    }

    /**
     * What was done to a change of a matter.
     *
     * @param draft id of the change, null for none
     * @param detail path, note, reason or version, by the kind
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(StudioEvent.Kind kind, String matter, @Nullable UUID draft, Actor by, @Nullable String detail) {
        jdbc.sql("insert into studio_event (at, kind, matter, draft, actor, actor_name, detail)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Timestamp.from(clock.instant()),
                        kind.name(),
                        matter,
                        draft,
                        by.username(),
                        by.displayName(),
                        detail)
                .update();
    }

    /**
     * A file was written. Editors write after each pause in the work: what one person writes to one file without anything
     * else in between is one event, unless it takes longer than ten minutes.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void written(String matter, UUID draft, Actor by, String path) {
        boolean going = jdbc.sql("select kind = 'FILE_PUT' and actor = :actor and detail = :path and at > :since"
                        + " from studio_event where matter = :matter and draft = :draft order by id desc limit 1")
                .param("matter", matter)
                .param("actor", by.username())
                .param("path", path)
                .param("since", Timestamp.from(clock.instant().minus(ONE_SITTING)))
                .param("draft", draft)
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (!going) {
            add(StudioEvent.Kind.FILE_PUT, matter, draft, by, path);
        }
    }

    /** The last hundred events of a matter, newest first. */
    public List<StudioEvent> of(String matter) {
        return jdbc.sql(
                        "select at, kind, actor_name, detail from studio_event where matter = ? order by id desc limit ?")
                .params(matter, MOST)
                .query((row, n) -> new StudioEvent(
                        row.getTimestamp("at").toInstant(),
                        StudioEvent.Kind.valueOf(row.getString("kind")),
                        row.getString("actor_name"),
                        row.getString("detail")))
                .list();
    }
}
