package org.keqiao.security;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.RealClock;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happened to accounts, and what administrators did to the installation. Rows can only be added. */
@Service
public class SecurityLog {

    /** The kinds of event; names are stored. */
    public enum Kind {
        SIGNED_IN,
        SIGN_IN_FAILED,
        SIGN_IN_LOCKED,
        /** Strangers tried a name so often that they have to take turns. */
        SIGN_IN_ATTACKED,
        SECOND_FACTOR_FAILED,
        SIGNED_OUT,
        SESSIONS_ENDED,
        TOKEN_ISSUED,
        TOKEN_REVOKED,
        ACCOUNT_CREATED,
        ACCOUNT_CHANGED,
        ACCOUNT_ENABLED,
        ACCOUNT_DISABLED,
        PASSWORD_CHANGED,
        PASSWORD_RESET,
        PASSWORD_RESET_ASKED,
        PASSWORD_RESET_BY_LINK,
        SECOND_FACTOR_ENROLLED,
        SECOND_FACTOR_REMOVED,
        RECOVERY_CODE_USED,
        ROLE_GRANTED,
        ROLE_REVOKED,
        IDENTITY_LINKED,
        /** An administrator began a job that else goes by itself. */
        JOB_STARTED,
        /** An administrator took a version of a matter from the engine. */
        VERSION_REMOVED
    }

    /**
     * @param username the account concerned, or the name that was tried
     * @param actor who did it; null when nobody was signed in
     */
    public record Event(
            long id,
            Instant at,
            Kind kind,
            @Nullable String username,
            @Nullable String actor,
            @Nullable String address,
            @Nullable String detail) {}

    private static final Duration ALERTED_FOR = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final RealClock clock;
    private final CurrentActor current;

    SecurityLog(JdbcClient jdbc, RealClock clock, CurrentActor current) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.current = current;
    }

    /** Part of the caller's transaction: the change and its record stand or fall together. */
    @Transactional
    public void changed(Kind kind, UUID account, String username, @Nullable String detail) {
        changed(kind, account, username, detail, null);
    }

    /**
     * @param address where it was done from, null when a signed-in person did it
     */
    @Transactional
    public void changed(Kind kind, UUID account, String username, @Nullable String detail, @Nullable String address) {
        add(kind, account, username, address, detail, current.find().orElse(null));
    }

    /** Kept although the sign-in itself fails. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void tried(Kind kind, @Nullable UUID account, String username, @Nullable String address) {
        add(kind, account, username, address, null, null);
    }

    /**
     * Newest first; for the auditor and the security administrator.
     *
     * @param username of one account, null for all
     * @param kind of one kind, null for all
     */
    @Transactional(readOnly = true)
    public CursorPage<Event> list(
            Actor actor, @Nullable String username, @Nullable Kind kind, @Nullable String cursor, int limit) {
        if (!actor.has(Role.AUDITOR) && !actor.has(Role.SECURITY_ADMIN)) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
        long before = Cursor.parse(cursor, 1).map(from -> from.number(0)).orElse(Long.MAX_VALUE);
        List<Event> found = jdbc.sql(
                        """
                        SELECT id, at, kind, username, actor_name, address, detail FROM security_event
                        WHERE id < :before AND (CAST(:username AS text) IS NULL OR username = :username)
                          AND (CAST(:kind AS text) IS NULL OR kind = :kind)
                        ORDER BY id DESC LIMIT :limit
                        """)
                .param("before", before)
                .param("username", username == null ? null : Accounts.normalise(username))
                .param("kind", kind == null ? null : kind.name())
                .param("limit", limit + 1)
                .query((row, number) -> new Event(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("username"),
                        row.getString("actor_name"),
                        row.getString("address"),
                        row.getString("detail")))
                .list();
        return Cursor.page(found, limit, event -> Cursor.of(event.id()));
    }

    /** How many names strangers attacked in the last day; 0 for those who may not read the log. */
    @Transactional(readOnly = true)
    public long attacks(Actor actor) {
        if (!actor.has(Role.AUDITOR) && !actor.has(Role.SECURITY_ADMIN)) {
            return 0;
        }
        // The tries themselves, since the event is written once however long an attack goes on.
        return jdbc.sql("SELECT count(*) FROM sign_in_failure WHERE source = ? AND failures >= ? AND last_at > ?")
                .params(
                        SignInFailures.STRANGERS,
                        SignInFailures.STRANGERS_TRIES,
                        Timestamp.from(clock.instant().minus(ALERTED_FOR)))
                .query(Long.class)
                .single();
    }

    private void add(
            Kind kind,
            @Nullable UUID account,
            String username,
            @Nullable String address,
            @Nullable String detail,
            @Nullable Actor actor) {
        jdbc.sql("INSERT INTO security_event (at, kind, account, username, actor, actor_name, address, detail)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Timestamp.from(clock.instant()),
                        kind.name(),
                        account,
                        oneLine(username, 64),
                        actor == null ? null : actor.accountId(),
                        actor == null ? null : actor.displayName(),
                        oneLine(address, 64),
                        oneLine(detail, 500))
                .update();
    }

    /** Typed text goes into the log as one line. */
    @Nullable
    private static String oneLine(@Nullable String text, int most) {
        if (text == null) {
            return null;
        }
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= most ? line : line.substring(0, most);
    }
}
