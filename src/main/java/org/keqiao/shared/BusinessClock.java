package org.keqiao.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The time that cases are worked by, in Asia/Shanghai. It runs with the wall clock, except on the demonstration, where
 * it can be put ahead, never back: a step back would unmake deadlines that have passed. How far it is ahead stands in the
 * database, so that a restart keeps it and other nodes follow.
 */
public final class BusinessClock extends Clock implements Backdating {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final TransactionOperations ownTransaction;
    private final Clock wall;
    private final boolean movable;
    private final ZoneId zone;
    private final Ahead ahead;

    /**
     * @param ownTransaction a transaction apart from the caller's: time does not roll back
     * @param movable false on a real installation, which ignores what the table says
     */
    BusinessClock(JdbcClient jdbc, TransactionOperations ownTransaction, Clock wall, boolean movable) {
        this(jdbc, ownTransaction, wall, movable, ZONE, new Ahead());
    }

    private BusinessClock(
            JdbcClient jdbc,
            TransactionOperations ownTransaction,
            Clock wall,
            boolean movable,
            ZoneId zone,
            Ahead ahead) {
        this.jdbc = jdbc;
        this.ownTransaction = ownTransaction;
        this.wall = wall;
        this.movable = movable;
        this.zone = zone;
        this.ahead = ahead;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new BusinessClock(jdbc, ownTransaction, wall, movable, other, ahead);
    }

    @Override
    public Instant instant() {
        Instant past = ahead.past.get();
        return past == null ? wall.instant().plus(ahead.by) : past;
    }

    @Override
    public <T> T at(Instant past, Supplier<T> work) {
        if (!movable) {
            throw Refusal.forbidden("CLOCK_NOT_MOVABLE");
        }
        if (past.isAfter(wall.instant().plus(ahead.by))) {
            throw new IllegalArgumentException(past + " has not passed");
        }
        Instant before = ahead.past.get();
        ahead.past.set(past);
        try {
            return work.get();
        } finally {
            if (before == null) {
                ahead.past.remove();
            } else {
                ahead.past.set(before);
            }
        }
    }

    public LocalDate today() {
        return LocalDate.ofInstant(instant(), ZONE);
    }

    /** How far it runs ahead of the wall clock; never negative. */
    public Duration ahead() {
        return ahead.by;
    }

    public boolean isMovable() {
        return movable;
    }

    /**
     * Puts the clock ahead, on every node, at once and for good.
     *
     * @throws Refusal when the instant has passed already, or on a real installation
     */
    public void advanceTo(Instant to) {
        if (!movable) {
            throw Refusal.forbidden("CLOCK_NOT_MOVABLE");
        }
        Duration by = Duration.between(wall.instant(), to).truncatedTo(ChronoUnit.MICROS);
        Integer moved = ownTransaction.execute(status -> jdbc.sql(
                        "update business_clock set ahead_micros = :by, moved_at = now() where ahead_micros <= :by")
                .param("by", micros(by))
                .update());
        if (moved == null || moved == 0) {
            refresh();
            throw Refusal.invalid(List.of(FieldError.of("to", "clockBackwards", instant())));
        }
        ahead.raise(by);
    }

    /** Reads how far another node has put the clock ahead. */
    void refresh() {
        if (movable) {
            long micros = jdbc.sql("select ahead_micros from business_clock")
                    .query(Long.class)
                    .single();
            ahead.raise(Duration.of(micros, ChronoUnit.MICROS));
        }
    }

    private static long micros(Duration duration) {
        return duration.toSeconds() * 1_000_000L + duration.toNanosPart() / 1_000L;
    }

    /** Shared by the views of other time zones. */
    private static final class Ahead {
        private volatile Duration by = Duration.ZERO;
        private final ThreadLocal<Instant> past = new ThreadLocal<>();

        private synchronized void raise(Duration to) {
            if (to.compareTo(by) > 0) {
                by = to;
            }
        }
    }
}
