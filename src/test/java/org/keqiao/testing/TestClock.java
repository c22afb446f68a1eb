package org.keqiao.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.keqiao.shared.Backdating;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The business clock of the tests: it ticks, and can be put to any time; {@link #at} puts it back afterwards. */
public final class TestClock extends Clock implements Backdating {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock real = Clock.system(ZONE);
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
    private final ThreadLocal<Instant> backdated = new ThreadLocal<>();

    /** Runs with the clock at 09:00 of a day, and puts it back. */
    public void at(LocalDate day, Runnable work) {
        Duration before = offset.get();
        set(day.atTime(LocalTime.of(9, 0)).atZone(ZONE).toInstant());
        try {
            work.run();
        } finally {
            offset.set(before);
        }
    }

    public void set(Instant now) {
        offset.set(Duration.between(real.instant(), now));
    }

    public void reset() {
        offset.set(Duration.ZERO);
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("business time is Asia/Shanghai");
    }

    @Override
    public Instant instant() {
        Instant past = backdated.get();
        return past == null ? real.instant().plus(offset.get()) : past;
    }

    @Override
    public <T> T at(Instant past, Supplier<T> work) {
        Instant before = backdated.get();
        backdated.set(past);
        try {
            return work.get();
        } finally {
            backdated.set(before);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }

        @Bean
        static Statements.Counting statementCounting() {
            return new Statements.Counting();
        }
    }
}
