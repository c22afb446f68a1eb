package org.keqiao.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The calendar to look at, for anybody. */
@Service
@Transactional(readOnly = true)
public class CalendarYears {

    private final CalendarStore store;
    private final Clock clock;

    CalendarYears(CalendarStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** From the first published year to the next one, newest first; without a gap. */
    public List<YearOverview> all() {
        CalendarTable table = store.table();
        List<Publication> publications = store.publications();
        int thisYear = LocalDate.now(clock).getYear();
        TreeSet<Integer> years = new TreeSet<>(List.of(thisYear, thisYear + 1));
        publications.stream().map(Publication::year).forEach(years::add);
        return years.descendingSet().stream()
                .map(year -> overview(year, table, inForce(year, publications)))
                .toList();
    }

    /**
     * @throws Refusal NOT_FOUND for a year outside 2000 to 2100
     */
    public YearOverview year(int year) {
        if (year < 2000 || year > 2100) {
            throw Refusal.notFound();
        }
        return overview(year, store.table(), inForce(year, store.publications()));
    }

    /** A year as it would be. */
    public YearOverview drafted(CalendarYear draft) {
        return overview(draft.year(), store.table(draft), inForce(draft.year(), store.publications()));
    }

    private static Optional<Publication> inForce(int year, List<Publication> publications) {
        return publications.stream()
                .filter(publication -> publication.year() == year && publication.inForce())
                .findFirst();
    }

    private static YearOverview overview(int year, CalendarTable table, Optional<Publication> publication) {
        List<CalendarMonth> months = table.months(year);
        return new YearOverview(
                year,
                version(publication),
                publication.map(Publication::notice).orElse(null),
                months.stream().mapToInt(CalendarMonth::workingDays).sum(),
                months);
    }

    @Nullable
    private static Integer version(Optional<Publication> publication) {
        return publication.map(Publication::version).orElse(null);
    }
}
