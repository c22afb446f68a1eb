package org.keqiao.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.CountyUnit;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 月度快报 (R1): three statements, however many contracts, counties and months. */
@Service
@Transactional(readOnly = true)
public class MonthlyReports {

    private final JdbcClient jdbc;
    private final CountedEntries entries;
    private final StatisticsAccess access;
    private final Targets targets;
    private final CityProfiles cities;
    private final CurrentActor currentActor;
    private final Clock clock;

    MonthlyReports(
            JdbcClient jdbc,
            CountedEntries entries,
            StatisticsAccess access,
            Targets targets,
            CityProfiles cities,
            CurrentActor currentActor,
            Clock clock) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.access = access;
        this.targets = targets;
        this.cities = cities;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Whether the signed-in person has anything to do with statistics. */
    public boolean isOpen() {
        return currentActor.find().map(access::reads).orElse(false);
    }

    /**
     * The table of a month.
     *
     * @param asOf what was known at the end of this day; null for today
     * @throws org.keqiao.shared.Refusal FORBIDDEN NOT_YOUR_STATISTICS; INVALID for a month or a day to come
     */
    public MonthlyReport of(YearMonth month, Measure measure, Basis basis, @Nullable LocalDate asOf) {
        StatisticsAccess.Scope scope = access.scope(currentActor.require());
        LocalDate today = LocalDate.now(clock);
        LocalDate until = asOf == null ? today : asOf;
        Period.requirePast(month, until, today);
        Months months = new Months(measure, basis, until);
        months.read(month.withMonth(1), month);
        months.read(month.minusYears(1).withMonth(1), month.minusYears(1));
        Map<String, Money> aims = targets.of(month.getYear(), measure, until);
        List<MonthlyReport.Row> rows = new ArrayList<>();
        for (String county : counties(months, scope.county())) {
            rows.add(months.row(List.of(county), county, month, aims.get(county)));
        }
        MonthlyReport.Row total = scope.county() == null
                ? months.row(
                        rows.stream().map(MonthlyReport.Row::county).toList(),
                        null,
                        month,
                        aims.get(cities.current().code()))
                : rows.get(0);
        return new MonthlyReport(month, measure, basis, until, months.closedOn(month), rows, total);
    }

    private List<String> counties(Months months, @Nullable String own) {
        if (own != null) {
            return List.of(own);
        }
        List<String> counties = new ArrayList<>(cities.current().counties().stream()
                .filter(CountyUnit::reporting)
                .map(CountyUnit::code)
                .toList());
        months.known().stream()
                .filter(county -> !counties.contains(county))
                .sorted(Comparator.reverseOrder())
                .forEach(counties::add);
        return counties;
    }

    /** Figures by month and county: closed months as they were closed, others counted. */
    private final class Months {

        private record Key(YearMonth month, String county) {}

        private final Measure measure;
        private final Basis basis;
        private final LocalDate asOf;
        private final Map<Key, Figures> figures = new HashMap<>();
        private final Map<Key, Figures> adjusted = new HashMap<>();
        private final Map<YearMonth, LocalDate> closed = new HashMap<>();

        Months(Measure measure, Basis basis, LocalDate asOf) {
            this.measure = measure;
            this.basis = basis;
            this.asOf = asOf;
        }

        void read(YearMonth first, YearMonth last) {
            jdbc.sql(
                            "select 'COUNTED' as source, e.month, " + CountedEntries.county(measure)
                                    + " as county, sum(e.count_change) as number, sum(e.amount_change) as amount,"
                                    + " sum(e.technical_change) as technical, null::date as closed_on"
                                    + CountedEntries.COUNTED
                                    + CountedEntries.of(measure)
                                    + """
                             and c.month is null group by 1, 2, 3
                            union all
                            select 'CLOSED', c.month, coalesce(f.county, ''), coalesce(f.number, 0), coalesce(f.amount, 0),
                                coalesce(f.technical, 0), c.closed_on
                            from statistical_closing c left join statistical_figure f on f.month = c.month and f.measure = :measure
                            where :reported and c.closed_on <= :asOf and c.month between :first and :last
                            union all
                            select 'ADJUSTED', a.month, a.county, sum(a.count_change), sum(a.amount_change),
                                sum(a.technical_change), null
                            from statistical_adjustment a
                            where :reported and a.measure = :measure and a.made_on <= :asOf and a.month between :first and :last
                            group by a.month, a.county
                            """)
                    .params(entries.parameters(first, last, basis, asOf))
                    .param("measure", measure.name())
                    .query((row, n) -> {
                        YearMonth month = YearMonth.from(row.getObject("month", LocalDate.class));
                        Key key = new Key(month, row.getString("county"));
                        Figures part = new Figures(
                                row.getInt("number"),
                                Money.of(row.getBigDecimal("amount")),
                                Money.of(row.getBigDecimal("technical")));
                        figures.merge(key, part, Figures::plus);
                        if (row.getString("source").equals("ADJUSTED")) {
                            adjusted.put(key, part);
                        }
                        LocalDate on = row.getObject("closed_on", LocalDate.class);
                        if (on != null) {
                            closed.put(month, on);
                        }
                        return part;
                    })
                    .list();
        }

        @Nullable
        LocalDate closedOn(YearMonth month) {
            return closed.get(month);
        }

        List<String> known() {
            return figures.entrySet().stream()
                    .filter(entry -> !entry.getValue().hasNothing())
                    .map(entry -> entry.getKey().county())
                    .distinct()
                    .toList();
        }

        MonthlyReport.Row row(List<String> counties, @Nullable String county, YearMonth month, @Nullable Money target) {
            Figures now = sum(figures, counties, month, month);
            Figures year = sum(figures, counties, month.withMonth(1), month);
            YearMonth before = month.minusYears(1);
            return new MonthlyReport.Row(
                    county,
                    now,
                    sum(adjusted, counties, month, month),
                    now.growthFrom(sum(figures, counties, before, before)),
                    year,
                    year.growthFrom(sum(figures, counties, before.withMonth(1), before)),
                    target,
                    year.share(target));
        }

        private Figures sum(Map<Key, Figures> of, List<String> counties, YearMonth first, YearMonth last) {
            return Figures.sum(of.entrySet().stream()
                    .filter(entry -> counties.contains(entry.getKey().county())
                            && !entry.getKey().month().isBefore(first)
                            && !entry.getKey().month().isAfter(last))
                    .map(Map.Entry::getValue)
                    .toList());
        }
    }
}
