package org.keqiao.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.demo.MoneyData.City;
import org.keqiao.demo.SampleSellers.Seller;

/**
 * What the stories of public money in one city rest on.
 *
 * @param sellers organisations of the demonstration, by the sign-in name of whoever applies for them
 * @param origin day of the first start, from which days are counted back
 */
record MoneyPlot(
        MoneyData money,
        City city,
        SampleData data,
        Map<String, Seller> sellers,
        LocalDate origin,
        WorkingCalendar calendar,
        Clock clock) {

    Optional<Seller> seller(String username) {
        return Optional.ofNullable(sellers.get(username));
    }

    /** The working day so many before the first start. */
    LocalDate before(int workingDays) {
        LocalDate found = origin;
        for (int left = workingDays; left > 0; ) {
            found = found.minusDays(1);
            if (calendar.isWorkingDay(found)) {
                left--;
            }
        }
        return found;
    }

    /** The day on which the first of them begins; that of the first start when there is none. */
    LocalDate begin() {
        return Stream.concat(
                        city.claims().stream().map(MoneyData.Claim::filed),
                        city.batches().stream().map(MoneyData.Batch::filed))
                .max(Integer::compareTo)
                .map(this::before)
                .orElse(origin);
    }

    StoryTime time(String key, LocalDate day) {
        return new StoryTime(calendar, clock, data.chance(key), day);
    }
}
