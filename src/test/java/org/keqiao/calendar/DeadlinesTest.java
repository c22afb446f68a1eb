package org.keqiao.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Light;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

@KeqiaoTest
class DeadlinesTest {

    private static final LocalDate START = LocalDate.of(2026, 3, 2);
    private static final Limit FIVE_DAYS = new Limit(5, Limit.Unit.WORKING);

    @Autowired
    Deadlines deadlines;

    @Autowired
    TestClock clock;

    private final CaseNumber caseNumber = new CaseNumber(
            "TEST-350500-2026-%09d".formatted(ThreadLocalRandom.current().nextInt(1_000_000_000)));

    @Test
    void pausesAndGoesOn() {
        deadlines.begin(caseNumber, new Deadlines.Start("promised", 1, FIVE_DAYS, START));
        clock.at(LocalDate.of(2026, 3, 3), () -> deadlines.pause(caseNumber, "promised", "专家评审", null));
        clock.at(LocalDate.of(2026, 3, 20), () -> {
            Deadline paused = deadlines.latest(caseNumber, "promised").orElseThrow();
            assertThat(paused.pause().reason()).isEqualTo("专家评审");
            assertThat(deadlines.standing(paused)).isEqualTo(new Deadlines.Standing(1, 4, Light.PAUSED));
            assertThatThrownBy(() -> deadlines.pause(caseNumber, "promised", "again", null))
                    .isInstanceOf(Refusal.class);
        });
        clock.at(LocalDate.of(2026, 3, 10), () -> deadlines.resume(caseNumber, "promised"));

        Deadline resumed = deadlines.latest(caseNumber, "promised").orElseThrow();
        assertThat(resumed.isPaused()).isFalse();
        assertThat(resumed.dueOn()).isEqualTo(LocalDate.of(2026, 3, 16));
        assertThatThrownBy(() -> deadlines.resume(caseNumber, "promised")).isInstanceOf(Refusal.class);
    }

    /** 31 March 2024 is a Sunday; of what begins in late March the day would leave too little, and in May it has passed. */
    @Test
    void lastsUntilADayOfTheYear() {
        MonthDay march = MonthDay.of(3, 31);
        Limit fixed = deadlines.until(LocalDate.of(2024, 1, 2), march, FIVE_DAYS);
        Deadline begun = deadlines.begin(caseNumber, new Deadlines.Start("report", 1, fixed, LocalDate.of(2024, 1, 2)));
        assertThat(begun.dueOn()).isEqualTo(LocalDate.of(2024, 4, 1));
        assertThat(deadlines.until(LocalDate.of(2024, 3, 29), march, FIVE_DAYS)).isEqualTo(FIVE_DAYS);
        assertThat(deadlines.until(LocalDate.of(2024, 5, 6), march, FIVE_DAYS)).isEqualTo(FIVE_DAYS);
    }

    @Test
    void countsNoDayOfAPauseInWhichItEnds() {
        deadlines.begin(caseNumber, new Deadlines.Start("promised", 1, FIVE_DAYS, START));
        clock.at(LocalDate.of(2026, 3, 3), () -> deadlines.pause(caseNumber, "promised", "专家评审", null));
        clock.at(LocalDate.of(2026, 4, 20), () -> deadlines.close(caseNumber, "promised"));

        Deadline ended = deadlines.latest(caseNumber, "promised").orElseThrow();
        assertThat(ended.isPaused()).isFalse();
        clock.at(LocalDate.of(2026, 5, 20), () -> assertThat(deadlines.standing(ended))
                .isEqualTo(new Deadlines.Standing(1, 4, Light.GREEN)));
    }

    @Test
    void extendsOnce() {
        deadlines.begin(caseNumber, new Deadlines.Start("decision", 1, FIVE_DAYS, START));

        Deadline extended = deadlines.extend(caseNumber, "decision", new Limit(10, Limit.Unit.WORKING));

        assertThat(extended.dueOn()).isEqualTo(LocalDate.of(2026, 3, 23));
        assertThat(deadlines.latest(caseNumber, "decision")).contains(extended);
        assertThatThrownBy(() -> deadlines.extend(caseNumber, "decision", new Limit(10, Limit.Unit.WORKING)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("ALREADY_EXTENDED"));
    }

    @Test
    void extendsOnceACaseAlsoWhenItBeganAnew() {
        deadlines.begin(caseNumber, new Deadlines.Start("decision", 1, FIVE_DAYS, START));
        deadlines.extend(caseNumber, "decision", new Limit(10, Limit.Unit.WORKING));
        deadlines.close(caseNumber, "decision");
        deadlines.begin(caseNumber, new Deadlines.Start("decision", 2, FIVE_DAYS, START.plusDays(7)));

        assertThatThrownBy(() -> deadlines.extend(caseNumber, "decision", new Limit(10, Limit.Unit.WORKING)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("ALREADY_EXTENDED"));
    }

    @Test
    void closesForGood() {
        deadlines.begin(caseNumber, new Deadlines.Start("promised", 1, FIVE_DAYS, START));
        deadlines.begin(caseNumber, new Deadlines.Start("decision", 1, FIVE_DAYS, START));

        deadlines.close(caseNumber, "promised");

        assertThat(deadlines.latest(caseNumber, "promised").orElseThrow().isOpen())
                .isFalse();
        assertThat(deadlines.latest(caseNumber, "decision").orElseThrow().isOpen())
                .isTrue();
        assertThatThrownBy(() -> deadlines.pause(caseNumber, "promised", "x", null))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("CLOCK_NOT_RUNNING"));

        deadlines.closeAll(caseNumber);
        assertThat(deadlines.of(caseNumber)).noneMatch(Deadline::isOpen);
    }
}
