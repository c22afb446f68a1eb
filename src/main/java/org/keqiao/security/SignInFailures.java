package org.keqiao.security;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts tries a sign-in name, also for names that do not exist, so that a lockout tells nothing. Every fifth try in a
 * row locks the name: one minute, then two, four …, at most an hour, never for good.
 */
@Repository
class SignInFailures {

    static final int TRIES = 5;
    private static final long LONGEST_SECONDS = Duration.ofHours(1).toSeconds();
    private static final Duration FORGOTTEN = Duration.ofDays(30);

    private final JdbcClient jdbc;

    SignInFailures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts a try before it is judged, so that many at once cannot slip through.
     *
     * @return false when the name is locked; nothing is counted then
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean admit(String username, Instant now) {
        return jdbc.sql(
                                """
                        INSERT INTO sign_in_failure AS f (username, failures, last_at) VALUES (:name, 1, :now)
                        ON CONFLICT (username) DO UPDATE SET
                            failures = f.failures + 1,
                            last_at = :now,
                            locked_until = CASE WHEN (f.failures + 1) % :tries = 0
                                THEN CAST(:now AS timestamptz) + make_interval(secs => least(:longest,
                                    60 * power(2, least((f.failures + 1) / :tries - 1, 10))))
                                ELSE NULL END
                        WHERE f.locked_until IS NULL OR f.locked_until <= :now
                        """)
                        .param("name", username)
                        .param("now", Timestamp.from(now))
                        .param("tries", TRIES)
                        .param("longest", (double) LONGEST_SECONDS)
                        .update()
                == 1;
    }

    /** The right person was there: the count starts again. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void forget(String username) {
        jdbc.sql("DELETE FROM sign_in_failure WHERE username = ?")
                .param(username)
                .update();
    }

    /** This try was right as far as it went (a second factor is still missing). */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void giveBack(String username) {
        jdbc.sql("UPDATE sign_in_failure SET failures = greatest(failures - 1, 0), locked_until = NULL"
                        + " WHERE username = ?")
                .param(username)
                .update();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void clean(Instant now) {
        jdbc.sql("DELETE FROM sign_in_failure WHERE last_at < ?")
                .param(Timestamp.from(now.minus(FORGOTTEN)))
                .update();
    }
}
