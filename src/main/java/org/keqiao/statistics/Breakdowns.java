package org.keqiao.statistics;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The structure of what was contracted: R2, R3 and R4, one statement each. Closed months count as they were closed. */
@Service
@Transactional(readOnly = true)
public class Breakdowns {

    private static final int TOP = 20;

    private final JdbcClient jdbc;
    private final CountedEntries entries;
    private final StatisticsAccess access;
    private final CurrentActor currentActor;
    private final Clock clock;

    Breakdowns(
            JdbcClient jdbc, CountedEntries entries, StatisticsAccess access, CurrentActor currentActor, Clock clock) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.access = access;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** By what the lines are made. */
    public enum Kind {
        /** R2: 合同类别 × 技术领域, of what was registered here. */
        CATEGORIES,
        /** R3: 前 20 名卖方, of what was registered here. */
        SELLERS,
        /** R3: 前 20 名买方, of what was absorbed. */
        BUYERS,
        /** R4: 流向, of everything that is known here. */
        DIRECTIONS
    }

    /**
     * @param asOf what was known at the end of this day; null for today
     * @throws Refusal FORBIDDEN NOT_YOUR_STATISTICS; INVALID for months or a day to come
     */
    public Breakdown of(Kind kind, YearMonth first, YearMonth last, Basis basis, @Nullable LocalDate asOf) {
        StatisticsAccess.Scope scope = access.scope(currentActor.require());
        LocalDate today = LocalDate.now(clock);
        LocalDate until = asOf == null ? today : asOf;
        Period.requirePast(last, until, today);
        if (first.isAfter(last) || first.plusMonths(240).isBefore(last)) {
            throw Refusal.invalid(List.of(FieldError.of("first", "reportFirst", 240)));
        }
        Map<String, Object> parameters = entries.parameters(first, last, basis, until);
        parameters.put("own", scope.county() == null ? "" : scope.county());
        Measure measure = measure(kind);
        String county = CountedEntries.county(measure == null ? Measure.REGISTERED : measure);
        boolean parties = kind == Kind.SELLERS || kind == Kind.BUYERS;
        String sql = "select first, max(second) as second, sum(count_change) as number, sum(amount_change) as amount,"
                + " sum(technical_change) as technical, grouping(first) as total from (select " + lines(kind)
                + ", e.count_change, e.amount_change, e.technical_change" + CountedEntries.COUNTED
                + (measure == null ? "" : CountedEntries.of(measure)) + " and :own in ('', " + county
                + ")) e group by grouping sets ((first" + (parties ? "" : ", second") + "), ())";
        List<Breakdown.Cell> cells = new ArrayList<>();
        Figures[] total = {Figures.NONE};
        jdbc.sql(sql)
                .params(parameters)
                .query((row, n) -> {
                    Figures figures = new Figures(
                            row.getInt("number"),
                            money(row.getBigDecimal("amount")),
                            money(row.getBigDecimal("technical")));
                    if (row.getInt("total") == 0) {
                        cells.add(new Breakdown.Cell(
                                row.getString("first"), row.getString("second"), figures, null, null));
                    } else {
                        total[0] = figures;
                    }
                    return figures;
                })
                .list();
        return parties ? ranked(cells, total[0]) : shared(cells, total[0]);
    }

    @Nullable
    static Measure measure(Kind kind) {
        return switch (kind) {
            case CATEGORIES, SELLERS -> Measure.REGISTERED;
            case BUYERS -> Measure.ABSORBED;
            case DIRECTIONS -> null;
        };
    }

    private static String lines(Kind kind) {
        return switch (kind) {
            case CATEGORIES -> "e.category as first, coalesce(e.field, '') as second";
            case SELLERS -> "coalesce(e.seller_uscc, e.seller_name) as first, e.seller_name as second";
            case BUYERS -> "coalesce(e.buyer_uscc, e.buyer_name) as first, e.buyer_name as second";
            case DIRECTIONS -> CountedEntries.SELLER_PLACE + " as first, " + CountedEntries.BUYER_PLACE + " as second";
        };
    }

    /** Whoever is as large as the twentieth is named, too. */
    private static Breakdown ranked(List<Breakdown.Cell> cells, Figures total) {
        List<Breakdown.Cell> sorted = cells.stream()
                .filter(cell -> cell.figures().amount().isPositive())
                .sorted((a, b) -> {
                    int byAmount = b.figures().amount().compareTo(a.figures().amount());
                    return byAmount == 0 ? a.first().compareTo(b.first()) : byAmount;
                })
                .toList();
        List<Breakdown.Cell> top = new ArrayList<>();
        int rank = 0;
        for (int i = 0; i < sorted.size(); i++) {
            Breakdown.Cell cell = sorted.get(i);
            boolean equal = i > 0
                    && sorted.get(i - 1)
                            .figures()
                            .amount()
                            .equals(cell.figures().amount());
            rank = equal ? rank : i + 1;
            if (rank > TOP) {
                break;
            }
            top.add(new Breakdown.Cell(cell.first(), cell.second(), cell.figures(), null, rank));
        }
        return new Breakdown(top, total);
    }

    private static Breakdown shared(List<Breakdown.Cell> cells, Figures total) {
        List<Breakdown.Cell> sorted = cells.stream()
                .sorted((a, b) -> (a.first() + ' ' + a.second()).compareTo(b.first() + ' ' + b.second()))
                .toList();
        // What was taken off more than came in has no part of the whole.
        List<BigDecimal> shares = Shares.of(sorted.stream()
                .map(cell -> cell.figures().amount().isNegative()
                        ? Money.ZERO
                        : cell.figures().amount())
                .toList());
        List<Breakdown.Cell> with = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Breakdown.Cell cell = sorted.get(i);
            with.add(new Breakdown.Cell(cell.first(), cell.second(), cell.figures(), shares.get(i), null));
        }
        return new Breakdown(with, total);
    }

    private static Money money(@Nullable BigDecimal sum) {
        return sum == null ? Money.ZERO : Money.of(sum);
    }
}
