package org.keqiao.studio.moving;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.StudioEvent;
import org.keqiao.studio.StudioRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;

/** The table {@code studio_move}; its callers hold the row's lock when they change it. */
@Repository
class Moves {

    private final JdbcClient jdbc;
    private final MoveJson json;
    private final StudioRecord record;

    Moves(JdbcClient jdbc, MoveJson json, StudioRecord record) {
        this.jdbc = jdbc;
        this.json = json;
        this.record = record;
    }

    /** What somebody did to a move, in its matter's record. */
    void note(StudioEvent.Kind kind, CaseMove move, Actor by) {
        record.add(kind, move.matter(), by, move.from() + " → " + move.to());
    }

    void insert(UUID id, String matter, int from, int to, Map<String, String> steps, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into studio_move (id, matter, from_version, to_version, state, steps, fields, wanted,
                            changed_at, changed_by)
                        values (:id, :matter, :from, :to, 'PLANNED', :steps::jsonb, '{}', '{}', :at, :by)
                        """)
                .param("id", id)
                .param("matter", matter)
                .param("from", from)
                .param("to", to)
                .param("steps", json.write(steps))
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
        author(id, by);
    }

    /** Whoever changed anything in a plan; none of them may approve it. */
    private void author(UUID id, String username) {
        jdbc.sql("insert into studio_move_author (move, username) values (?, ?) on conflict do nothing")
                .params(id, username)
                .update();
    }

    boolean isAuthor(UUID id, String username) {
        return jdbc.sql("select exists (select 1 from studio_move_author where move = ? and username = ?)")
                .params(id, username)
                .query(Boolean.class)
                .single();
    }

    void change(
            UUID id, Map<String, String> steps, Map<String, String> fields, MoveFilter filter, String by, Instant at) {
        jdbc.sql(
                        """
                        update studio_move set steps = :steps::jsonb, fields = :fields::jsonb, wanted = :wanted::jsonb,
                            changed_at = :at, changed_by = :by
                        where id = :id
                        """)
                .param("steps", json.write(steps))
                .param("fields", json.write(fields))
                .param("wanted", json.write(filter))
                .param("at", Timestamp.from(at))
                .param("by", by)
                .param("id", id)
                .update();
        author(id, by);
    }

    void submitted(UUID id, @Nullable String note, String by, Instant at) {
        jdbc.sql(
                        """
                        update studio_move set state = 'SUBMITTED', note = :note, reason = null, submitted_by = :by,
                            submitted_at = :at
                        where id = :id
                        """)
                .param("note", note, Types.VARCHAR)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    void judged(UUID id, MoveState state, @Nullable String reason, String by, Instant at) {
        jdbc.sql(
                        """
                        update studio_move set state = :state, reason = :reason, judged_by = :by, judged_at = :at
                        where id = :id
                        """)
                .param("state", state.name())
                .param("reason", reason, Types.VARCHAR)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    void started(UUID id, String by, Instant at) {
        jdbc.sql(
                        """
                        update studio_move set state = 'RUNNING', started_by = :by, ended_at = null,
                            started_at = coalesce(started_at, :at)
                        where id = :id
                        """)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    void state(UUID id, MoveState state) {
        jdbc.sql("update studio_move set state = ? where id = ?")
                .params(state.name(), id)
                .update();
    }

    /** Ends a running move of which no case waits any more. */
    void endIfDone(UUID id, Instant at) {
        jdbc.sql(
                        """
                        update studio_move set state = 'DONE', ended_at = :at
                        where id = :id and state = 'RUNNING' and not exists (select 1 from studio_move_case
                            where move = :id and state in ('WAITING', 'RETURNING'))
                        """)
                .param("id", id)
                .param("at", Timestamp.from(at))
                .update();
    }

    boolean isRunning(UUID id) {
        return jdbc.sql("select state = 'RUNNING' from studio_move where id = ?")
                .params(id)
                .query(Boolean.class)
                .single();
    }

    Collection<UUID> running() {
        return jdbc.sql("select id from studio_move where state = 'RUNNING' order by started_at")
                .query(UUID.class)
                .list();
    }

    /** @throws Refusal NOT_FOUND */
    CaseMove get(UUID id) {
        return find(id, "").orElseThrow(Refusal::notFound);
    }

    /** Two people at the same move come one after the other. */
    CaseMove lock(UUID id) {
        return find(id, " for no key update").orElseThrow(Refusal::notFound);
    }

    private Optional<CaseMove> find(UUID id, String lock) {
        return jdbc.sql("select * from studio_move where id = ?" + lock)
                .params(id)
                .query(this::row)
                .optional();
    }

    /** Of a matter, newest first. */
    List<CaseMove> of(String matter) {
        return jdbc.sql("select * from studio_move where matter = ? order by changed_at desc, id")
                .params(matter)
                .query(this::row)
                .list();
    }

    private CaseMove row(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new CaseMove(
                id,
                row.getString("matter"),
                row.getInt("from_version"),
                row.getInt("to_version"),
                MoveState.valueOf(row.getString("state")),
                json.names(row.getString("steps")),
                json.names(row.getString("fields")),
                json.read(row.getString("wanted"), MoveFilter.class),
                instant(row, "changed_at"),
                row.getString("changed_by"),
                row.getString("note"),
                instant(row, "submitted_at"),
                row.getString("submitted_by"),
                instant(row, "judged_at"),
                row.getString("judged_by"),
                row.getString("reason"),
                instant(row, "started_at"),
                row.getString("started_by"),
                instant(row, "ended_at"),
                tally(id));
    }

    private Map<MovedCase.State, Integer> tally(UUID id) {
        Map<MovedCase.State, Integer> tally = new EnumMap<>(MovedCase.State.class);
        jdbc.sql("select state, count(*) from studio_move_case where move = ? group by state")
                .params(id)
                .query((row, n) -> tally.put(MovedCase.State.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return tally;
    }

    @Nullable
    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
