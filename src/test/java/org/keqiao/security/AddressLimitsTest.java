package org.keqiao.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.RealClock;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KeqiaoTest
class AddressLimitsTest {

    private static final int TRIES = 10;
    private static final Duration PER = Duration.ofHours(1);

    @Autowired
    private AddressLimits limits;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String address = "198.51.100." + UUID.randomUUID();
    private final Instant now = Instant.now();

    @Test
    void ofManyAtOnceNoMoreGetThroughThanMay() throws Exception {
        ExecutorService runners = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> taking = () -> {
                try {
                    limits.take("test", address, TRIES, PER);
                    return true;
                } catch (Refusal refused) {
                    return false;
                }
            };
            int through = 0;
            for (Future<Boolean> one : runners.invokeAll(java.util.Collections.nCopies(60, taking))) {
                through += one.get() ? 1 : 0;
            }
            assertThat(through).isEqualTo(TRIES);
        } finally {
            runners.shutdown();
            assertThat(runners.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whatOneNodeCountsHoldsOnTheOther() {
        spend(TRIES, now);

        assertThatThrownBy(() -> limits.take("test", address, TRIES, PER)).isInstanceOf(Refusal.class);
    }

    @Test
    void otherAddressesAndPurposesAreFree() {
        spend(TRIES, now);

        assertThatCode(() -> limits.take("test", address + "1", TRIES, PER)).doesNotThrowAnyException();
        assertThatCode(() -> limits.take("other", address, TRIES, PER)).doesNotThrowAnyException();
    }

    @Test
    void triesComeBackOneByOneHoweverManyWereRefused() {
        spend(3 * TRIES, now);

        Duration step = PER.dividedBy(TRIES);
        assertThat(isFree(now.plus(step).minusSeconds(1))).isFalse();
        assertThat(isFree(now.plus(step))).isTrue();
        spend(1, now.plus(step));
        assertThat(isFree(now.plus(step))).isFalse();
        assertThat(isFree(now.plus(step).plus(step))).isTrue();
    }

    @Test
    void whatSucceedsIsGivenBack() {
        for (int i = 0; i < 3 * TRIES; i++) {
            nodeAt(now).take("test", address, TRIES, PER);
            nodeAt(now).giveBack("test", address, TRIES, PER);
        }
        spend(TRIES - 1, now);
        assertThat(isFree(now)).isTrue();
        spend(1, now);
        assertThat(isFree(now)).isFalse();
    }

    @Test
    void oneLineCountsAsOneAddressHoweverManyItHas() {
        String line = "2001:db8:%x:%x:".formatted((int) (Math.random() * 65_535), (int) (Math.random() * 65_535));
        for (int i = 0; i < TRIES; i++) {
            limits.take("test", line + ":" + i, TRIES, PER);
        }
        assertThatThrownBy(() -> limits.take("test", line + "ffff:1:2:3", TRIES, PER))
                .isInstanceOf(Refusal.class);
        assertThatCode(() -> limits.take("test", "2001:db8:ffff:ffff::1", TRIES, PER))
                .doesNotThrowAnyException();
    }

    @Test
    void isNotCalledByWhoHoldsAConnectionAlready() {
        transaction.executeWithoutResult(status -> assertThatThrownBy(() -> limits.take("test", address, TRIES, PER))
                .isInstanceOf(IllegalStateException.class));
    }

    @Test
    void addressesThatHaveAllTriesBackAreForgotten() {
        spend(2, now.minus(PER));
        String busy = address + "-busy";
        limits.spend("test", busy, TRIES, PER);

        limits.clean();

        assertThat(kept()).contains(busy).doesNotContain(address);
    }

    private List<String> kept() {
        return jdbc.sql("select address from address_limit").query(String.class).list();
    }

    private void spend(int times, Instant at) {
        for (int i = 0; i < times; i++) {
            nodeAt(at).spend("test", address, TRIES, PER);
        }
    }

    private boolean isFree(Instant at) {
        try {
            nodeAt(at).take("test", address, TRIES, PER);
            nodeAt(at).giveBack("test", address, TRIES, PER);
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    /** Another node, whose clock says this. */
    private AddressLimits nodeAt(Instant at) {
        return new AddressLimits(jdbc, new RealClock(Clock.fixed(at, ZoneOffset.UTC)), transaction);
    }
}
