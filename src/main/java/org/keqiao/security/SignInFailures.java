package org.keqiao.security;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keqiao.shared.RealClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts tries a sign-in name and where they come from, also for names that do not exist, so that a lockout tells nothing.
 * Every fifth wrong one in a row locks the name for this source alone: one minute, then two, four …, at most an hour,
 * never for good. Wrong tries from all sources that the name is not known from count together as well; past twenty
 * without an hour's calm between two of them these have to take turns, one try a minute. Sources that the name was signed in from are not kept waiting by others.
 */
@Repository
class SignInFailures {

    static final int TRIES = 5;
    static final int STRANGERS_TRIES = 20;
    private static final Duration STRANGERS_TURN = Duration.ofMinutes(1);
    private static final Duration STRANGERS_CALM = Duration.ofHours(1);
    private static final long LONGEST_SECONDS = Duration.ofHours(1).toSeconds();
    private static final Duration FORGOTTEN = Duration.ofDays(30);
    private static final Duration KNOWN_FOR = Duration.ofDays(90);
    /** The row of all sources that the name is not known from. */
    static final String STRANGERS = "*";

    private final JdbcClient jdbc;
    private final RealClock clock;

    SignInFailures(JdbcClient jdbc, RealClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One try.
     *
     * @param username normalised
     * @param source {@code device:…}, {@code address:…} or another word for where it comes from
     * @param known whether the name was signed in from there before
     */
    record Try(String username, String source, boolean known) {}

    /** What became of a try. */
    enum Admission {
        ADMITTED,
        /** Admitted, and with this one the strangers' tries with the name are as many as an attack makes. */
        ATTACK,
        /** This source failed too often. */
        LOCKED,
        /** Strangers failed too often, and it is not this one's turn. */
        SLOWED
    }

    /** Whether the name was signed in from the source lately. */
    @Transactional(readOnly = true)
    public boolean isKnown(String username, String source) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT 1 FROM sign_in_source WHERE username = ? AND source = ? AND last_at > ?)")
                .params(username, source, Timestamp.from(clock.instant().minus(KNOWN_FOR)))
                .query(Boolean.class)
                .single();
    }

    /** Counts a try before it is judged, so that many at once cannot slip through; a refused one is not counted. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Admission admit(Try attempt) {
        Instant now = clock.instant();
        if (!admitsSource(attempt, now)) {
            return Admission.LOCKED;
        }
        if (attempt.known()) {
            return Admission.ADMITTED;
        }
        Optional<Integer> together = admitsStranger(attempt.username(), now);
        if (together.isEmpty()) {
            giveBack(attempt.username(), attempt.source());
            return Admission.SLOWED;
        }
        return together.get() == STRANGERS_TRIES ? Admission.ATTACK : Admission.ADMITTED;
    }

    private boolean admitsSource(Try attempt, Instant now) {
        return jdbc.sql(
                                """
                        INSERT INTO sign_in_failure AS f (username, source, failures, last_at)
                        VALUES (:name, :source, 1, :now)
                        ON CONFLICT (username, source) DO UPDATE SET
                            failures = f.failures + 1,
                            last_at = :now,
                            locked_until = CASE WHEN (f.failures + 1) % :tries = 0
                                THEN CAST(:now AS timestamptz) + make_interval(secs => least(:longest,
                                    60 * power(2, least((f.failures + 1) / :tries - 1, 10))))
                                ELSE NULL END
                        WHERE f.locked_until IS NULL OR f.locked_until <= :now
                        """)
                        .param("name", attempt.username())
                        .param("source", attempt.source())
                        .param("now", Timestamp.from(now))
                        .param("tries", TRIES)
                        .param("longest", (double) LONGEST_SECONDS)
                        .update()
                == 1;
    }

    /** How many tries of strangers there are now; empty when it is not this one's turn. */
    private Optional<Integer> admitsStranger(String username, Instant now) {
        return jdbc.sql(
                        """
                        INSERT INTO sign_in_failure AS f (username, source, failures, last_at)
                        VALUES (:name, :all, 1, :now)
                        ON CONFLICT (username, source) DO UPDATE SET
                            failures = CASE WHEN f.last_at < :calm THEN 1 ELSE f.failures + 1 END,
                            last_at = :now
                        WHERE f.failures < :tries OR f.last_at <= :turn
                        RETURNING failures
                        """)
                .param("name", username)
                .param("all", STRANGERS)
                .param("now", Timestamp.from(now))
                .param("calm", Timestamp.from(now.minus(STRANGERS_CALM)))
                .param("turn", Timestamp.from(now.minus(STRANGERS_TURN)))
                .param("tries", STRANGERS_TRIES)
                .query(Integer.class)
                .optional();
    }

    /** The right person was there: the source's count starts again, and it is known from now on. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void succeeded(Try attempt) {
        forget(attempt);
        if (!attempt.known()) {
            giveBack(attempt.username(), STRANGERS);
        }
        jdbc.sql("INSERT INTO sign_in_source (username, source, last_at) VALUES (?, ?, ?)"
                        + " ON CONFLICT (username, source) DO UPDATE SET last_at = excluded.last_at")
                .params(attempt.username(), attempt.source(), Timestamp.from(clock.instant()))
                .update();
    }

    /** The count of this source starts again. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void forget(Try attempt) {
        jdbc.sql("DELETE FROM sign_in_failure WHERE username = ? AND source = ?")
                .params(attempt.username(), attempt.source())
                .update();
    }

    /** The account has a new password: what was tried before tells nothing. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void forget(String username) {
        jdbc.sql("DELETE FROM sign_in_failure WHERE username = ?")
                .param(username)
                .update();
    }

    /** This try was right as far as it went (a second factor is still missing). */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void giveBack(Try attempt) {
        giveBack(attempt.username(), attempt.source());
        if (!attempt.known()) {
            giveBack(attempt.username(), STRANGERS);
        }
    }

    private void giveBack(String username, String source) {
        jdbc.sql("UPDATE sign_in_failure SET failures = greatest(failures - 1, 0), locked_until = NULL"
                        + " WHERE username = ? AND source = ?")
                .params(username, source)
                .update();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void clean() {
        Instant now = clock.instant();
        jdbc.sql("DELETE FROM sign_in_failure WHERE last_at < ?")
                .param(Timestamp.from(now.minus(FORGOTTEN)))
                .update();
        jdbc.sql("DELETE FROM sign_in_source WHERE last_at < ?")
                .param(Timestamp.from(now.minus(KNOWN_FOR)))
                .update();
    }
}
