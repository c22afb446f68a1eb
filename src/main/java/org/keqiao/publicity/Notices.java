package org.keqiao.publicity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.organization.CityProfiles;
import org.keqiao.publicity.store.NoticeRow;
import org.keqiao.publicity.store.NoticeRows;
import org.keqiao.shared.Bilingual;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Public notices: what is shown for how long, and what becomes of each line. */
@Service
@Transactional
public class Notices {

    private final NoticeRows rows;
    private final WorkingCalendar calendar;
    private final CityProfiles cities;
    private final Clock clock;

    Notices(NoticeRows rows, WorkingCalendar calendar, CityProfiles cities, Clock clock) {
        this.rows = rows;
        this.calendar = calendar;
        this.cities = cities;
        this.clock = clock;
    }

    /**
     * Opens a notice for a case: shown from 09:00 of the next working day on, today if it is a working day before 09:00,
     * for so many working days. Its first day is not counted unless the city's profile says so (domain 8). It tells of
     * itself by {@link LineContested}, {@link ObjectionSettled} and {@link NoticeClosed}.
     *
     * @return id of the notice
     * @throws IllegalArgumentException when the lines are none or not told apart by their references
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID open(NoticeDraft draft) {
        Set<String> references = new HashSet<>();
        if (draft.lines().isEmpty() || !draft.lines().stream().allMatch(line -> references.add(line.reference()))) {
            throw new IllegalArgumentException("a notice needs lines with references of their own: " + draft);
        }
        Instant now = clock.instant();
        boolean countsFirstDay = cities.current().publicityCountsFirstDay();
        NoticePeriod period = NoticePeriod.beginning(now, draft.workingDays(), countsFirstDay, calendar);
        NoticeRow notice = new NoticeRow(
                UUID.randomUUID(),
                draft.caseNumber(),
                new Bilingual(draft.title(), draft.titleEn()),
                draft.workingDays(),
                0,
                countsFirstDay,
                now,
                period.from(),
                period.lastDay(),
                calendar.version(),
                null);
        rows.insert(notice, draft.lines());
        return notice.id();
    }

    /** Also of what the public cannot see yet. */
    @Transactional(readOnly = true)
    public Optional<NoticeView> find(UUID id) {
        return rows.find(id).map(this::view);
    }

    /** All notices that a case has shown, oldest first. */
    @Transactional(readOnly = true)
    public List<NoticeView> ofCase(String caseNumber) {
        return rows.ofCase(caseNumber).stream().map(this::view).toList();
    }

    NoticeView view(NoticeRow notice) {
        return new NoticeView(
                notice.id(),
                notice.caseNumber(),
                notice.title(),
                state(notice),
                notice.shownFrom(),
                notice.lastDay(),
                rows.lines(notice.id()));
    }

    private NoticeView.State state(NoticeRow notice) {
        if (notice.isClosed()) {
            return NoticeView.State.CLOSED;
        }
        return clock.instant().isBefore(notice.shownFrom()) ? NoticeView.State.ANNOUNCED : NoticeView.State.SHOWN;
    }

    int calendarVersion() {
        return calendar.version();
    }

    /** The last day of a notice that is shown for so many days longer, by today's calendar. */
    LocalDate lastDay(NoticeRow notice, int addedDays) {
        LocalDate first = LocalDate.ofInstant(notice.shownFrom(), NoticePeriod.ZONE);
        return NoticePeriod.lastDay(first, notice.workingDays() + addedDays, notice.countsFirstDay(), calendar);
    }
}
