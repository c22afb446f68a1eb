package org.keqiao.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 双人复核: what one person puts forward counts once another one has decided on it. What people put forward stands in tables
 * that have {@code id}, {@code state}, {@code decided_by}, {@code decided_name}, {@code decided_on} and {@code note}; who may
 * decide at all is for their owners to say. The migrations' procedure {@code decided_by_another} has the database keep such
 * a table by the same rules.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class SecondPerson {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final CurrentActor currentActor;
    private final Clock clock;

    SecondPerson(JdbcClient jdbc, CurrentActor currentActor, Clock clock) {
        this.jdbc = jdbc;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * A table of what is put forward; its names come from code alone.
     *
     * @param waiting the state of what waits for a second person
     * @param first the column with the account that put it forward
     */
    public record Table(String name, Enum<?> waiting, String first) {

        /** Whether a row waits, and for somebody else than who put it forward. */
        public boolean awaits(ResultSet row, Actor reader) throws SQLException {
            return row.getString("state").equals(waiting.name())
                    && !Objects.equals(row.getObject(first, UUID.class), reader.accountId());
        }
    }

    /**
     * A page of what was put forward: what waits before the rest, the newest first; one statement.
     *
     * @param at the column that says when it was put forward
     * @param limit 1 to 200
     * @param key of a row: whether it waits, when it was put forward, its id
     */
    public <T> CursorPage<T> page(
            Table table, String at, @Nullable String cursor, int limit, RowMapper<T> row, Function<T, Cursor> key) {
        Optional<Cursor> after = Cursor.parse(cursor, 3);
        JdbcClient.StatementSpec statement = jdbc.sql(
                        """
                        select * from (select *, state = '%s' as waits from %s) t where %s
                        order by waits desc, %s desc, id desc limit :limit
                        """
                                .formatted(
                                        table.waiting().name(),
                                        table.name(),
                                        after.isEmpty() ? "true" : "(waits, " + at + ", id) < (:waits, :at, :after)",
                                        at))
                .param("limit", limit + 1);
        if (after.isPresent()) {
            statement = statement
                    .param("waits", Boolean.valueOf(after.get().text(0)))
                    .param("at", Timestamp.from(after.get().instant(1)))
                    .param("after", after.get().uuid(2));
        }
        return Cursor.page(statement.query(row).list(), limit, key);
    }

    /**
     * Nobody else decides on it until the transaction ends.
     *
     * @throws Refusal NOT_FOUND; conflict NOTHING_TO_CONFIRM when it is decided already
     */
    public void requireWaiting(Table table, UUID id) {
        locked(table, id);
    }

    /**
     * The same for whoever decides on it.
     *
     * @throws Refusal as {@link #requireWaiting}; FORBIDDEN SAME_PERSON for who put it forward
     */
    public void requireSecond(Table table, UUID id) {
        if (locked(table, id).equals(currentActor.require().accountId())) {
            throw Refusal.forbidden("SAME_PERSON");
        }
    }

    private UUID locked(Table table, UUID id) {
        record Waiting(UUID first, String state) {}
        Waiting found = jdbc.sql(
                        "select %s, state from %s where id = ? for update".formatted(table.first(), table.name()))
                .param(id)
                .query((row, n) -> new Waiting(row.getObject(1, UUID.class), row.getString(2)))
                .optional()
                .orElseThrow(Refusal::notFound);
        if (!found.state().equals(table.waiting().name())) {
            throw Refusal.conflict("NOTHING_TO_CONFIRM");
        }
        return found.first();
    }

    /**
     * Records what the second person has decided; ask {@link #requireSecond} before.
     *
     * @param note why, null when nobody has to say
     */
    public void decide(Table table, UUID id, Enum<?> state, @Nullable String note) {
        Actor actor = currentActor.require();
        jdbc.sql(
                        """
                        update %s set state = :state, decided_by = :by, decided_name = :name, decided_on = :on, note = :note
                        where id = :id
                        """
                                .formatted(table.name()))
                .param("state", state.name())
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("on", LocalDate.now(clock))
                .param("note", note, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    /**
     * What somebody gives as the reason, at most 500 characters of it.
     *
     * @throws Refusal INVALID without one
     */
    public static String reason(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            throw Refusal.invalid(List.of(FieldError.of("reason", "required")));
        }
        String reason = typed.strip();
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }
}
