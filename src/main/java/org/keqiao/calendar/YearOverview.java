package org.keqiao.calendar;

import java.util.List;
import org.springframework.lang.Nullable;

/**
 * A year as people look at it.
 *
 * @param version of the publication in force; null while the year is not published, so that it is estimated
 * @param notice where it was announced; null while it is not published
 * @param workingDays how many it has
 */
public record YearOverview(
        int year, @Nullable Integer version, @Nullable String notice, int workingDays, List<CalendarMonth> months) {

    public YearOverview {
        months = List.copyOf(months);
    }

    public boolean isEstimated() {
        return version == null;
    }
}
