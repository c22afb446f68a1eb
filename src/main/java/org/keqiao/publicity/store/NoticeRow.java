package org.keqiao.publicity.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.shared.Bilingual;
import org.springframework.lang.Nullable;

/**
 * A row of {@code notice}.
 *
 * @param addedDays working days for which it is shown longer than was said at first
 * @param calendarVersion version of the calendar that its last day was counted with
 * @param closedAt null until it was closed
 */
public record NoticeRow(
        UUID id,
        String caseNumber,
        Bilingual title,
        int workingDays,
        int addedDays,
        boolean countsFirstDay,
        Instant openedAt,
        Instant shownFrom,
        LocalDate lastDay,
        int calendarVersion,
        @Nullable Instant closedAt) {

    public boolean isClosed() {
        return closedAt != null;
    }

    public NoticeRow until(LocalDate day, int added, int version) {
        return new NoticeRow(
                id, caseNumber, title, workingDays, added, countsFirstDay, openedAt, shownFrom, day, version, closedAt);
    }
}
