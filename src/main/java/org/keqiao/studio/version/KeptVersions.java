package org.keqiao.studio.version;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.keqiao.process.Bundle;
import org.keqiao.security.Actor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.StudioEvent;
import org.keqiao.studio.StudioRecord;
import org.keqiao.studio.draft.OpenDrafts.OpenDraft;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** States of drafts that somebody gave a name, and those kept before something replaced them. */
@Component
class KeptVersions {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_NOTE = 2000;

    private final JdbcClient jdbc;
    private final StudioRecord record;
    private final Clock clock;

    KeptVersions(JdbcClient jdbc, StudioRecord record, Clock clock) {
        this.jdbc = jdbc;
        this.record = record;
        this.clock = clock;
    }

    /**
     * @param automatic true when it was kept before a restore or an import
     */
    record Kept(UUID id, String name, @Nullable String note, Instant at, String by, boolean automatic) {}

    /**
     * Keeps a draft as it is now.
     *
     * @throws Refusal INVALID when the name is blank or too long
     */
    @Transactional(propagation = Propagation.MANDATORY)
    UUID keep(OpenDraft draft, String name, @Nullable String note, boolean automatic, Actor by) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Refusal.invalid(List.of(FieldError.of("name", "required")));
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            throw Refusal.invalid(List.of(FieldError.of("note", "tooLong", LONGEST_NOTE)));
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into studio_kept (id, matter, draft, name, note, kept_at, kept_by, automatic)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        draft.view().matter(),
                        draft.view().id(),
                        name.strip(),
                        note,
                        Timestamp.from(clock.instant()),
                        by.username(),
                        automatic)
                .update();
        draft.bundle().files().forEach((path, content) -> jdbc.sql(
                        "insert into studio_kept_file (kept, path, content) values (?, ?, ?)")
                .params(id, path, content)
                .update());
        record.add(StudioEvent.Kind.KEPT, draft.view().matter(), draft.view().id(), by, name.strip());
        return id;
    }

    /** Newest first. */
    List<Kept> of(String matter) {
        return jdbc.sql("select id, name, note, kept_at, kept_by, automatic from studio_kept"
                        + " where matter = ? order by kept_at desc")
                .param(matter)
                .query((row, n) -> new Kept(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5),
                        row.getBoolean(6)))
                .list();
    }

    Optional<Bundle> bundle(String matter, UUID id) {
        Map<String, String> files = new TreeMap<>();
        jdbc.sql("select f.path, f.content from studio_kept k join studio_kept_file f on f.kept = k.id"
                        + " where k.matter = ? and k.id = ?")
                .params(matter, id)
                .query((row, n) -> files.put(row.getString(1), row.getString(2)))
                .list();
        return files.isEmpty() ? Optional.empty() : Optional.of(new Bundle(matter, files));
    }
}
