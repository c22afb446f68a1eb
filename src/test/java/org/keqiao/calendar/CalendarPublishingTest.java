package org.keqiao.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Edits years that no other test counts in: the context is shared. */
@KeqiaoTest
class CalendarPublishingTest {

    @Autowired
    CalendarPublishing publishing;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    Deadlines deadlines;

    @Autowired
    CurrentActor actors;

    @Test
    void shipsFourYears() {
        assertThat(publishing.history())
                .filteredOn(publication -> publication.publishedBy().equals("system"))
                .extracting(Publication::year)
                .containsExactly(2026, 2025, 2024, 2023);
        assertThat(publishing.inForce(2026).orElseThrow().work()).contains(LocalDate.of(2026, 10, 10));
        assertThat(publishing.inForce(2099)).isEmpty();
    }

    @Test
    void publishesAYearAndCountsOpenLimitsAgain() {
        CaseNumber caseNumber = new CaseNumber(
                "TEST-350500-2041-%09d".formatted(ThreadLocalRandom.current().nextInt(1_000_000_000)));
        LocalDate monday = LocalDate.of(2041, 5, 6);
        Deadline before = deadlines.begin(
                caseNumber, new Deadlines.Start("promised", 1, new Limit(5, Limit.Unit.WORKING), monday));
        assertThat(before.estimated()).isTrue();

        int version = publish(year(2041, Set.of(LocalDate.of(2041, 5, 8)), Set.of(LocalDate.of(2041, 5, 18))));

        assertThat(calendar.version()).isEqualTo(version);
        assertThat(deadlines.outdated()).contains(caseNumber);
        List<Deadlines.Moved> moved = deadlines.recount(caseNumber);
        assertThat(moved).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo(LocalDate.of(2041, 5, 13));
            assertThat(change.after().dueOn()).isEqualTo(LocalDate.of(2041, 5, 14));
            assertThat(change.after().estimated()).isFalse();
        });
        assertThat(deadlines.outdated()).doesNotContain(caseNumber);
        assertThat(deadlines.latest(caseNumber, "promised").orElseThrow().calendarVersion())
                .isEqualTo(version);
    }

    @Test
    void keepsWhoChangedTheCalendarWhenAndWhy() {
        publish(year(2042, Set.of(LocalDate.of(2042, 1, 1)), Set.of()));
        int version = publish(year(2042, Set.of(LocalDate.of(2042, 1, 1), LocalDate.of(2042, 1, 2)), Set.of()));

        assertThat(publishing.history())
                .filteredOn(publication -> publication.year() == 2042)
                .extracting(Publication::inForce)
                .containsExactly(true, false);
        assertThat(publishing.history().get(0)).satisfies(newest -> {
            assertThat(newest.version()).isEqualTo(version);
            assertThat(newest.publishedBy()).isEqualTo("calendar-admin");
            assertThat(newest.reason()).isEqualTo("增补");
        });
        assertThat(publishing.inForce(2042).orElseThrow().off()).hasSize(2);
    }

    @Test
    void refusesAnEditOfAnOlderVersion() {
        CalendarYear year = year(2043, Set.of(LocalDate.of(2043, 1, 1)), Set.of());
        int seen = calendar.version();
        publish(year);

        assertThatThrownBy(() -> as(Role.SYSTEM_ADMIN, () -> publishing.publish(year, "again", seen)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("CALENDAR_CHANGED"));
    }

    @Test
    void makesNoVersionOfAYearThatStandsSoAlready() {
        CalendarYear year = year(2046, Set.of(LocalDate.of(2046, 1, 1)), Set.of());
        int version = publish(year);

        assertThatThrownBy(() -> publish(year))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("CALENDAR_UNCHANGED"));
        assertThat(calendar.version()).isEqualTo(version);
    }

    @Test
    void refusesEverybodyElse() {
        CalendarYear year = year(2044, Set.of(LocalDate.of(2044, 1, 1)), Set.of());

        assertThatThrownBy(() -> as(Role.SECURITY_ADMIN, () -> publishing.publish(year, "no", calendar.version())))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
    }

    @Test
    void namesEveryWrongField() {
        CalendarYear wrong = new CalendarYear(
                2045,
                " ",
                new TreeSet<>(Set.of(LocalDate.of(2045, 5, 1), LocalDate.of(2046, 1, 1))),
                new TreeSet<>(Set.of(LocalDate.of(2045, 5, 1))));

        assertThatThrownBy(() -> as(Role.SYSTEM_ADMIN, () -> publishing.publish(wrong, "", calendar.version())))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.errors())
                        .extracting(FieldError::field)
                        .containsExactly("notice", "reason", "off", "work"));
    }

    private int publish(CalendarYear year) {
        return as(Role.SYSTEM_ADMIN, () -> publishing.publish(year, "增补", calendar.version()));
    }

    private <T> T as(Role role, java.util.function.Supplier<T> work) {
        return actors.runAs(
                new Actor(UUID.randomUUID(), "calendar-admin", "Admin", Set.of(role), Set.of(), null, null, Set.of()),
                work);
    }

    private static CalendarYear year(int year, Set<LocalDate> off, Set<LocalDate> work) {
        return new CalendarYear(year, "notice", new TreeSet<>(off), new TreeSet<>(work));
    }
}
