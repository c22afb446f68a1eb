package org.keqiao.publicity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.organization.CityProfiles;
import org.keqiao.publicity.NoticeView.LineView;
import org.keqiao.publicity.store.NoticeRow;
import org.keqiao.publicity.store.NoticeRows;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What everybody may read, without a sign-in: notices from their first hour on. */
@Service
@Transactional(readOnly = true)
public class NoticeReading {

    private final NoticeRows rows;
    private final List<LineResults> results;
    private final CityProfiles cities;
    private final Clock clock;

    NoticeReading(NoticeRows rows, List<LineResults> results, CityProfiles cities, Clock clock) {
        this.rows = rows;
        this.results = results;
        this.cities = cities;
        this.clock = clock;
    }

    /**
     * The newest first.
     *
     * @param over those whose last day has passed, or those that are shown now
     * @param cursor of the page before, null for the first
     * @param limit 1 to 200
     */
    public CursorPage<PublicNotice> page(boolean over, @Nullable String cursor, int limit, Locale locale) {
        Optional<Cursor> after = Cursor.parse(cursor, 2);
        List<NoticeRow> begun = rows.begun(
                clock.instant(),
                LocalDate.now(clock),
                over,
                after.map(key -> key.instant(0)).orElse(null),
                after.map(key -> key.uuid(1)).orElse(null),
                limit + 1);
        Map<String, Map<String, LineResults.Result>> known = results(begun);
        List<PublicNotice> found =
                begun.stream().map(notice -> publicly(notice, known, locale)).toList();
        return Cursor.page(found, limit, notice -> Cursor.of(notice.shownFrom(), notice.id()));
    }

    /**
     * @throws Refusal NOT_FOUND for an unknown notice and for one that is not shown yet
     */
    public PublicNotice require(UUID id, Locale locale) {
        return publicly(shown(id), locale);
    }

    /** Also of what is not shown yet: for whoever looks after it. */
    PublicNotice announced(UUID id, Locale locale) {
        return publicly(rows.find(id).orElseThrow(Refusal::notFound), locale);
    }

    NoticeRow shown(UUID id) {
        return rows.find(id)
                .filter(notice -> !clock.instant().isBefore(notice.shownFrom()))
                .orElseThrow(Refusal::notFound);
    }

    /**
     * What the owner of the notice knows a line by.
     *
     * @param number counts from 1
     * @throws Refusal NOT_FOUND
     */
    LineView line(UUID notice, int number) {
        List<LineView> lines = rows.lines(notice);
        if (number < 1 || number > lines.size()) {
            throw Refusal.notFound();
        }
        return lines.get(number - 1);
    }

    private Map<String, Map<String, LineResults.Result>> results(List<NoticeRow> notices) {
        List<String> cases =
                notices.stream().map(NoticeRow::caseNumber).distinct().toList();
        Map<String, Map<String, LineResults.Result>> known = new HashMap<>();
        results.forEach(owner -> known.putAll(owner.of(cases)));
        return known;
    }

    private PublicNotice publicly(NoticeRow notice, Locale locale) {
        return publicly(notice, results(List.of(notice)), locale);
    }

    private PublicNotice publicly(NoticeRow notice, Map<String, Map<String, LineResults.Result>> known, Locale locale) {
        Map<String, LineResults.Result> came = known.getOrDefault(notice.caseNumber(), Map.of());
        List<PublicNotice.PublicLine> lines = new ArrayList<>();
        for (LineView line : rows.lines(notice.id())) {
            String county = line.county() == null ? null : cities.officeName(line.county(), locale);
            lines.add(new PublicNotice.PublicLine(
                    lines.size() + 1,
                    line.name(),
                    line.item(),
                    line.amount(),
                    county,
                    line.state(),
                    line.state() == NoticeView.LineState.CLEARED ? came.get(line.reference()) : null));
        }
        return new PublicNotice(
                notice.id(),
                notice.title().in(locale),
                LocalDate.now(clock).isAfter(notice.lastDay()),
                notice.shownFrom(),
                notice.lastDay(),
                lines,
                rows.extensions(notice.id()).stream()
                        .map(change -> new PublicNotice.Prolongation(
                                LocalDate.ofInstant(change.at(), NoticePeriod.ZONE), change.reason(), change.lastDay()))
                        .toList());
    }
}
