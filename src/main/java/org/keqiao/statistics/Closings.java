package org.keqiao.statistics;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keqiao.calendar.Limit;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.organization.CityProfiles;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 月度定格: from the fifth working day on a programme officer closes the month before; what nobody closed by the end of that
 * day closes by itself. A closed figure never changes (统计法): corrections are adjustments of their own day and author.
 */
@Service
@Transactional(readOnly = true)
public class Closings {

    private static final int CLOSING_DAY = 5;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_BEHIND = 200;

    private final JdbcClient jdbc;
    private final CountedEntries entries;
    private final StatisticsAccess access;
    private final WorkingCalendar calendar;
    private final CityProfiles cities;
    private final CurrentActor currentActor;
    private final Clock clock;

    Closings(
            JdbcClient jdbc,
            CountedEntries entries,
            StatisticsAccess access,
            WorkingCalendar calendar,
            CityProfiles cities,
            CurrentActor currentActor,
            Clock clock) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.access = access;
        this.calendar = calendar;
        this.cities = cities;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * A closed month.
     *
     * @param registered what it was closed with, of all counties
     * @param later entries of the month that came afterwards and are in no closed figure
     */
    public record Closing(
            YearMonth month, LocalDate closedOn, String closedBy, Figures registered, Figures absorbed, int later) {}

    /**
     * What has to be added to a closed figure.
     *
     * @param id grows with time
     * @param county code; empty for what belongs to none
     */
    public record Adjustment(
            long id,
            YearMonth month,
            Measure measure,
            String county,
            Figures change,
            String reason,
            LocalDate madeOn,
            String madeBy) {}

    /** Whether the signed-in person closes and adjusts. */
    public boolean isKept() {
        return access.keeps(currentActor.require());
    }

    /** The fifth working day after a month: from then on it is closed. */
    public LocalDate closesOn(YearMonth month) {
        return calendar.due(month.atEndOfMonth(), new Limit(CLOSING_DAY, Limit.Unit.WORKING))
                .on();
    }

    /** Months that may be closed and are not, oldest first. */
    public List<YearMonth> due() {
        access.scope(currentActor.require());
        LocalDate today = LocalDate.now(clock);
        return open().stream().filter(month -> !closesOn(month).isAfter(today)).toList();
    }

    /** Closed months, newest first; at most 120. */
    public List<Closing> list() {
        StatisticsAccess.Scope scope = access.scope(currentActor.require());
        return jdbc.sql(
                        """
                        select c.*, (select count(*) from statistical_entry e where e.month = c.month and e.id > c.last_entry
                                and (:own = '' or :own in (e.county, e.buyer_region))) as later,
                            f.measure, coalesce(f.number, 0) as number, coalesce(f.amount, 0) as amount,
                            coalesce(f.technical, 0) as technical
                        from (select * from statistical_closing order by month desc limit 120) c
                        left join (select month, measure, sum(number) as number, sum(amount) as amount,
                                       sum(technical) as technical
                                   from statistical_figure where :own in ('', county) group by month, measure) f using (month)
                        order by c.month desc, f.measure
                        """)
                .param("own", scope.county() == null ? "" : scope.county())
                .query(rows -> {
                    List<Closing> found = new ArrayList<>();
                    while (rows.next()) {
                        YearMonth month = YearMonth.from(rows.getObject("month", LocalDate.class));
                        Figures figures = new Figures(
                                rows.getInt("number"),
                                Money.of(rows.getBigDecimal("amount")),
                                Money.of(rows.getBigDecimal("technical")));
                        boolean registered = Measure.REGISTERED.name().equals(rows.getString("measure"));
                        Closing other = found.isEmpty() ? null : found.get(found.size() - 1);
                        boolean second = other != null && other.month().equals(month);
                        if (second) {
                            found.remove(other);
                        }
                        found.add(new Closing(
                                month,
                                rows.getObject("closed_on", LocalDate.class),
                                rows.getString("closed_name"),
                                registered ? figures : second ? other.registered() : Figures.NONE,
                                registered ? second ? other.absorbed() : Figures.NONE : figures,
                                rows.getInt("later")));
                    }
                    return found;
                });
    }

    /**
     * Closes a month for good.
     *
     * @throws Refusal FORBIDDEN NOT_YOUR_STATISTICS; conflict MONTH_NOT_OVER with the day from which it may be closed;
     *     conflict MONTH_CLOSED
     */
    @Transactional
    public void close(YearMonth month) {
        Actor actor = currentActor.require();
        access.requireKeeper(actor);
        LocalDate from = closesOn(month);
        if (from.isAfter(LocalDate.now(clock))) {
            throw Refusal.conflict("MONTH_NOT_OVER", month, from);
        }
        close(month, actor);
    }

    private void close(YearMonth month, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        // Waits for registrations that are being written; those that come afterwards come after the closing.
        jdbc.sql("select hold_statistical_entries()").query((row, n) -> n).list();
        try {
            jdbc.sql(
                            """
                            insert into statistical_closing (month, closed_on, closed_at, closed_by, closed_name, last_entry)
                            select :month, :on, :at, :by, :name, coalesce(max(id), 0) from statistical_entry
                            """)
                    .param("month", month.atDay(1))
                    .param("on", today)
                    .param("at", Timestamp.from(clock.instant()))
                    .param("by", actor.accountId(), Types.OTHER)
                    .param("name", actor.displayName())
                    .update();
        } catch (DuplicateKeyException closed) {
            throw Refusal.conflict("MONTH_CLOSED", month);
        }
        for (Measure measure : Measure.values()) {
            jdbc.sql("insert into statistical_figure (month, measure, county, number, amount, technical)"
                            + " select e.month, :measure, " + CountedEntries.county(measure) + ", sum(e.count_change),"
                            + " sum(e.amount_change), sum(e.technical_change)" + CountedEntries.COUNTED
                            + CountedEntries.of(measure) + " group by 1, 3")
                    .params(entries.parameters(month, month, Basis.AS_REPORTED, today))
                    .param("measure", measure.name())
                    .update();
        }
    }

    /** Closes what was to be closed by yesterday. */
    @Transactional
    public int closeOverdue() {
        LocalDate today = LocalDate.now(clock);
        List<YearMonth> over =
                open().stream().filter(month -> closesOn(month).isBefore(today)).toList();
        over.forEach(month -> close(month, Actor.SYSTEM));
        return over.size();
    }

    /** Months with anything in them, and the last one, that are not closed. */
    private List<YearMonth> open() {
        YearMonth last = YearMonth.now(clock).minusMonths(1);
        return jdbc.sql(
                        """
                        select month from (select distinct month from statistical_entry where month <= :last
                                           union select cast(:last as date)) m
                        where not exists (select from statistical_closing c where c.month = m.month) order by month
                        """)
                .param("last", last.atDay(1))
                .query((row, n) -> YearMonth.from(row.getObject("month", LocalDate.class)))
                .list();
    }

    /**
     * Adjustments, newest first.
     *
     * @param month only of this month; null for all
     * @param limit 1 to 200
     */
    public CursorPage<Adjustment> adjustments(@Nullable YearMonth month, @Nullable String cursor, int limit) {
        List<Adjustment> rows = read(
                "month = coalesce(:day, month) and id < :before",
                Map.of(
                        "before",
                        Cursor.parse(cursor, 1).map(after -> after.number(0)).orElse(Long.MAX_VALUE),
                        "limit",
                        limit + 1),
                month == null ? null : month.atDay(1));
        return Cursor.page(rows, limit, made -> Cursor.of(made.id()));
    }

    /** Those that the figure of a query contains beside its entries, newest first; at most 200. */
    public List<Adjustment> adjustments(EntryQuery query) {
        if (query.basis() != Basis.AS_REPORTED || query.measure() == null) {
            return List.of();
        }
        return read(
                """
                measure = :measure and month between :first and :last and (:county = '*' or county = :county)
                    and made_on <= coalesce(:day, made_on)
                """,
                Map.of(
                        "measure", query.measure().name(),
                        "first", query.first().atDay(1),
                        "last", query.last().atDay(1),
                        "county", query.county() == null ? "*" : query.county(),
                        "limit", MOST_BEHIND),
                query.asOf());
    }

    /** @param day the condition may ask for it; null for any */
    private List<Adjustment> read(String condition, Map<String, ?> parameters, @Nullable LocalDate day) {
        StatisticsAccess.Scope scope = access.scope(currentActor.require());
        return jdbc.sql("select * from statistical_adjustment where " + condition
                        + " and (:own = '' or county = :own) order by id desc limit :limit")
                .params(parameters)
                .param("day", day, Types.DATE)
                .param("own", scope.county() == null ? "" : scope.county())
                .query((row, n) -> new Adjustment(
                        row.getLong("id"),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        Measure.valueOf(row.getString("measure")),
                        row.getString("county"),
                        new Figures(
                                row.getInt("count_change"),
                                Money.of(row.getBigDecimal("amount_change")),
                                Money.of(row.getBigDecimal("technical_change"))),
                        row.getString("reason"),
                        row.getObject("made_on", LocalDate.class),
                        row.getString("made_name")))
                .list();
    }

    /**
     * Adds to a closed figure, or takes from it, with today's date.
     *
     * @param county code; empty or null for what belongs to none
     * @param change may be negative; not nothing
     * @throws Refusal FORBIDDEN NOT_YOUR_STATISTICS; INVALID; conflict MONTH_OPEN
     */
    @Transactional
    public void adjust(
            YearMonth month, Measure measure, @Nullable String county, Figures change, @Nullable String reason) {
        Actor actor = currentActor.require();
        access.requireKeeper(actor);
        String unit = county == null ? "" : county;
        List<FieldError> errors = new ArrayList<>();
        if (!unit.isEmpty() && cities.county(unit).isEmpty()) {
            errors.add(FieldError.of("county", "code"));
        }
        if (change.hasNothing()) {
            errors.add(FieldError.of("amount", "required"));
        }
        Targets.required("reason", reason, LONGEST_REASON, errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        boolean closed = jdbc.sql("select exists (select from statistical_closing where month = ?)")
                .param(month.atDay(1))
                .query(Boolean.class)
                .single();
        if (!closed) {
            throw Refusal.conflict("MONTH_OPEN", month);
        }
        jdbc.sql(
                        """
                        insert into statistical_adjustment (month, measure, county, count_change, amount_change,
                            technical_change, reason, made_on, made_at, made_by, made_name)
                        values (:month, :measure, :county, :number, :amount, :technical, :reason, :on, :at, :by, :name)
                        """)
                .param("month", month.atDay(1))
                .param("measure", measure.name())
                .param("county", unit)
                .param("number", change.number())
                .param("amount", change.amount().yuan())
                .param("technical", change.technical().yuan())
                .param("reason", reason.strip())
                .param("on", LocalDate.now(clock))
                .param("at", Timestamp.from(clock.instant()))
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .update();
    }
}
