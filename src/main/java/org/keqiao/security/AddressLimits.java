package org.keqiao.security;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.keqiao.shared.RealClock;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Limits what one network address may try: failed sign-ins, guessed certificate codes, registrations. Counted in the
 * database, so that the nodes of an installation count together, by real time.
 *
 * <p>A row says when the address will have all its tries back; each try moves that on by {@code per / tries}. Every call
 * is a transaction of its own, since a refused request must not bring its try back, and takes none around it: requests
 * that hold a connection while they wait for a second starve the pool.
 */
@Component
public class AddressLimits {

    private final JdbcClient jdbc;
    private final RealClock clock;
    private final TransactionTemplate transaction;

    AddressLimits(JdbcClient jdbc, RealClock clock, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Uses one try up; never refuses. */
    public void spend(String purpose, String address, int tries, Duration per) {
        spends(purpose, address, tries, per);
    }

    /**
     * Uses one try up, or refuses.
     *
     * @throws Refusal TOO_MANY {@code TOO_MANY_TRIES}
     */
    public void take(String purpose, String address, int tries, Duration per) {
        if (!spends(purpose, address, tries, per)) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "TOO_MANY_TRIES");
        }
    }

    /**
     * Gives one try back: what was tried succeeded, and only failures count. The try is taken first all the same, so that
     * of many at once no more get through than may.
     */
    public void giveBack(String purpose, String address, int tries, Duration per) {
        alone(() -> jdbc.sql(
                        """
                        UPDATE address_limit SET full_at = full_at - make_interval(secs => :step)
                        WHERE purpose = :purpose AND address = :address
                        """)
                .param("step", seconds(per) / tries)
                .param("purpose", purpose)
                .param("address", NetworkAddress.of(address))
                .update());
    }

    /** Forgets the addresses that have all their tries back. */
    public void clean() {
        alone(() -> jdbc.sql("DELETE FROM address_limit WHERE full_at < ?")
                .param(Timestamp.from(clock.instant()))
                .update());
    }

    private boolean spends(String purpose, String address, int tries, Duration per) {
        Instant now = clock.instant();
        int spent = alone(() -> jdbc.sql(
                        """
                        INSERT INTO address_limit AS l (purpose, address, full_at)
                        VALUES (:purpose, :address, CAST(:now AS timestamptz) + make_interval(secs => :step))
                        ON CONFLICT (purpose, address) DO UPDATE
                            SET full_at = greatest(l.full_at, :now) + make_interval(secs => :step)
                            WHERE l.full_at <= :latest
                        """)
                .param("purpose", purpose)
                .param("address", NetworkAddress.of(address))
                .param("now", Timestamp.from(now))
                .param("step", seconds(per) / tries)
                .param("latest", Timestamp.from(latest(now, tries, per)))
                .update());
        return spent == 1;
    }

    private int alone(Supplier<Integer> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("tries are counted before a transaction begins, not within one");
        }
        return transaction.execute(status -> work.get());
    }

    /** Whoever has all tries back by then has at least one now. */
    private static Instant latest(Instant now, int tries, Duration per) {
        return now.plus(per).minus(per.dividedBy(tries));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
