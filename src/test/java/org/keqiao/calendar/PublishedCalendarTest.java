package org.keqiao.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublishedCalendarTest {

    /** Whoever reads second is done first. */
    private static final class Overtaken extends CalendarStore {

        private PublishedCalendar calendar;
        private int read;

        Overtaken() {
            super(null);
        }

        @Override
        CalendarTable table() {
            int version = ++read;
            if (version == 2) {
                calendar.reachVersion(3);
            }
            return new CalendarTable(version, Set.of(), Map.of());
        }
    }

    private static final class NothingToSeed extends CalendarSeeder {

        NothingToSeed() {
            super(null, null, null);
        }

        @Override
        void seed() {}
    }

    @Test
    void whoReadEarlierDoesNotBringTheOlderTablesBack() {
        Overtaken store = new Overtaken();
        PublishedCalendar calendar = new PublishedCalendar(store, new NothingToSeed());
        store.calendar = calendar;

        calendar.reachVersion(2);

        assertThat(calendar.version()).isEqualTo(3);
    }
}
