package org.keqiao.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Random;
import org.keqiao.calendar.WorkingCalendar;

/** When the acts of one story happen: in office hours, in order, and never after the present. */
class StoryTime {

    private static final LocalTime OPENING = LocalTime.of(9, 0);
    private static final int OFFICE_MINUTES = 480;
    private static final Duration JUST_NOW = Duration.ofMinutes(1);

    private final WorkingCalendar calendar;
    private final Clock clock;
    private final Random chance;
    private final ZoneId zone;
    private Instant now;

    StoryTime(WorkingCalendar calendar, Clock clock, Random chance, LocalDate day) {
        this.calendar = calendar;
        this.clock = clock;
        this.chance = chance;
        this.zone = clock.getZone();
        this.now = atMostNow(office(day));
    }

    Instant now() {
        return now;
    }

    /** The next act comes so many working days later; on the same day with 0. */
    void pass(int workingDays) {
        Instant next = now.plus(Duration.ofMinutes(15L + chance.nextInt(75)));
        if (workingDays > 0) {
            LocalDate day = LocalDate.ofInstant(now, zone);
            for (int left = workingDays; left > 0; ) {
                day = day.plusDays(1);
                if (calendar.isWorkingDay(day)) {
                    left--;
                }
            }
            next = office(day);
        }
        Instant possible = atMostNow(next);
        now = possible.isAfter(now) ? possible : now;
    }

    /** The first minute of a day, unless it is later already. False when that has not come yet. */
    boolean reach(LocalDate day) {
        Instant moment = day.atTime(0, 1).atZone(zone).toInstant();
        if (moment.isAfter(atMostNow(moment))) {
            return false;
        }
        now = moment.isAfter(now) ? moment : now;
        return true;
    }

    private Instant office(LocalDate day) {
        return day.atTime(OPENING.plusMinutes(chance.nextInt(OFFICE_MINUTES)))
                .atZone(zone)
                .toInstant();
    }

    private Instant atMostNow(Instant wanted) {
        Instant latest = clock.instant().minus(JUST_NOW);
        return wanted.isAfter(latest) ? latest : wanted;
    }
}
