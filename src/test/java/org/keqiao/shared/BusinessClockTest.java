package org.keqiao.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** On clocks of its own beside the application's, which reads business time from {@link TestClock}. */
@KeqiaoTest
class BusinessClockTest {

    private static final Instant WALL = Instant.parse("2026-11-21T02:00:00Z");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void movesForwardOnlyAndOnEveryNode() {
        TransactionOperations transaction = new TransactionTemplate(transactions);
        transaction.executeWithoutResult(status -> {
            BusinessClock here = clock(TransactionOperations.withoutTransaction(), true);
            BusinessClock there = clock(TransactionOperations.withoutTransaction(), true);
            Instant later = WALL.plus(Duration.ofDays(30));

            here.advanceTo(later);
            there.refresh();

            assertThat(here.instant()).isEqualTo(later);
            assertThat(there.instant()).isEqualTo(later);
            assertThat(there.withZone(ZoneId.of("UTC")).instant()).isEqualTo(later);
            assertThatThrownBy(() -> there.advanceTo(WALL.plus(Duration.ofDays(29))))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.errors())
                            .extracting(FieldError::code)
                            .containsExactly("clockBackwards"));
            assertThat(there.instant()).isEqualTo(later);
            status.setRollbackOnly();
        });
    }

    @Test
    void cannotBeMovedOnARealInstallation() {
        BusinessClock clock = clock(TransactionOperations.withoutTransaction(), false);

        assertThatThrownBy(() -> clock.advanceTo(WALL.plusSeconds(60))).isInstanceOf(Refusal.class);
        assertThat(clock.instant()).isEqualTo(WALL);
        assertThat(clock.today()).hasToString("2026-11-21");
    }

    @Test
    void standsOnAPastDayForOneThreadsWork() {
        BusinessClock clock = clock(TransactionOperations.withoutTransaction(), true);
        Instant past = WALL.minus(Duration.ofDays(400));

        assertThat(clock.<Instant>at(
                        past, () -> clock.withZone(ZoneId.of("UTC")).instant()))
                .isEqualTo(past);
        assertThat(clock.instant()).isEqualTo(WALL);
        assertThatThrownBy(() -> clock.at(WALL.plusSeconds(1), clock::instant))
                .isInstanceOf(IllegalArgumentException.class);
        BusinessClock real = clock(TransactionOperations.withoutTransaction(), false);
        assertThatThrownBy(() -> real.at(past, real::instant)).isInstanceOf(Refusal.class);
    }

    private BusinessClock clock(TransactionOperations transaction, boolean movable) {
        return new BusinessClock(jdbc, transaction, Clock.fixed(WALL, BusinessClock.ZONE), movable);
    }
}
