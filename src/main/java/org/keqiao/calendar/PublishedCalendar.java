package org.keqiao.calendar;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The calendar in force. Every day that anybody counts is counted here, so it is held in memory. */
@Component
class PublishedCalendar implements WorkingCalendar {

    private final CalendarStore store;
    private final AtomicReference<CalendarTable> table;

    /** The seeder comes first, so that the very first reading finds the shipped years. */
    PublishedCalendar(CalendarStore store, CalendarSeeder seeder) {
        this.store = store;
        seeder.seed();
        this.table = new AtomicReference<>(store.table());
    }

    /** Follows publications on other nodes. */
    @Scheduled(fixedDelay = 10_000)
    void follow() {
        reachVersion(store.version());
    }

    /** Reads the tables again unless that version is in memory already. */
    void reachVersion(int version) {
        if (table.get().version() < version) {
            CalendarTable read = store.table();
            // Two threads may read at once: the one that read earlier must not bring the older tables back.
            table.updateAndGet(held -> held.version() < read.version() ? read : held);
        }
    }

    @Override
    public DueDate due(LocalDate from, Limit limit) {
        return table.get().due(from, limit);
    }

    @Override
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        return table.get().workingDaysBetween(from, to);
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return table.get().isWorkingDay(day);
    }

    @Override
    public int version() {
        return table.get().version();
    }
}
