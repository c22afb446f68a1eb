package org.keqiao.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From a figure to the contracts that it counts; one statement a page. */
@Service
@Transactional(readOnly = true)
public class EntriesBehind {

    private static final int MOST_MONTHS = 240;

    private final JdbcClient jdbc;
    private final CountedEntries entries;
    private final StatisticsAccess access;
    private final CurrentActor currentActor;
    private final Clock clock;

    EntriesBehind(
            JdbcClient jdbc, CountedEntries entries, StatisticsAccess access, CurrentActor currentActor, Clock clock) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.access = access;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * What was recorded last comes first.
     *
     * @param limit 1 to 200
     * @throws Refusal FORBIDDEN NOT_YOUR_STATISTICS; INVALID for months or a day to come
     */
    public CursorPage<CountedEntry> list(EntryQuery query, @Nullable String cursor, int limit) {
        Asked asked = asked(query);
        asked.parameters()
                .put("before", Cursor.parse(cursor, 1).map(at -> at.number(0)).orElse(Long.MAX_VALUE));
        asked.parameters().put("limit", limit + 1);
        List<CountedEntry> rows = jdbc.sql(
                        "select e.*" + asked.sql() + " and e.id < :before order by e.id desc limit :limit")
                .params(asked.parameters())
                .query(EntriesBehind::entry)
                .list();
        return Cursor.page(rows, limit, entry -> Cursor.of(entry.id()));
    }

    /** What all of them add up to: the figure. */
    public Figures sum(EntryQuery query) {
        Asked asked = asked(query);
        return jdbc.sql("select coalesce(sum(e.count_change), 0) as n, coalesce(sum(e.amount_change), 0) as t,"
                        + " coalesce(sum(e.technical_change), 0) as x" + asked.sql())
                .params(asked.parameters())
                .query((row, n) -> new Figures(
                        row.getInt("n"), Money.of(row.getBigDecimal("t")), Money.of(row.getBigDecimal("x"))))
                .single();
    }

    private record Asked(String sql, Map<String, Object> parameters) {}

    private Asked asked(EntryQuery query) {
        StatisticsAccess.Scope scope = access.scope(currentActor.require());
        LocalDate today = LocalDate.now(clock);
        LocalDate asOf = query.asOf() == null ? today : query.asOf();
        Period.requirePast(query.last(), asOf, today);
        if (query.first().isAfter(query.last())
                || query.first().plusMonths(MOST_MONTHS).isBefore(query.last())) {
            throw Refusal.invalid(List.of(FieldError.of("first", "reportFirst", MOST_MONTHS)));
        }
        Map<String, Object> parameters = entries.parameters(query.first(), query.last(), query.basis(), asOf);
        StringBuilder sql = new StringBuilder(CountedEntries.COUNTED);
        if (query.measure() != null) {
            sql.append(CountedEntries.of(query.measure()));
        }
        Measure place = query.measure() == null ? Measure.REGISTERED : query.measure();
        String county = scope.county() == null ? query.county() : scope.county();
        narrow(sql, parameters, CountedEntries.county(place), "county", county);
        narrow(sql, parameters, "e.category", "category", query.category());
        narrow(sql, parameters, "coalesce(e.field, '')", "field", query.field());
        narrow(sql, parameters, "coalesce(e.seller_uscc, e.seller_name)", "seller", query.seller());
        narrow(sql, parameters, "coalesce(e.buyer_uscc, e.buyer_name)", "buyer", query.buyer());
        narrow(sql, parameters, CountedEntries.SELLER_PLACE, "from", text(query.from()));
        narrow(sql, parameters, CountedEntries.BUYER_PLACE, "to", text(query.to()));
        return new Asked(sql.toString(), parameters);
    }

    @Nullable
    private static String text(@Nullable EntryQuery.Place place) {
        return place == null ? null : place.name();
    }

    private static void narrow(
            StringBuilder sql, Map<String, Object> parameters, String column, String name, @Nullable String value) {
        if (value != null) {
            sql.append(" and ").append(column).append(" = :by_").append(name);
            parameters.put("by_" + name, value);
        }
    }

    private static CountedEntry entry(ResultSet row, int n) throws SQLException {
        return new CountedEntry(
                row.getLong("id"),
                CountedEntry.Origin.valueOf(row.getString("origin")),
                CountedEntry.Kind.valueOf(row.getString("kind")),
                row.getString("registration_number"),
                row.getString("title"),
                row.getString("category"),
                row.getString("field"),
                row.getString("county"),
                row.getString("seller_name"),
                row.getString("buyer_name"),
                row.getObject("counts_on", LocalDate.class),
                row.getObject("recorded_on", LocalDate.class),
                new Figures(
                        row.getInt("count_change"),
                        Money.of(row.getBigDecimal("amount_change")),
                        Money.of(row.getBigDecimal("technical_change"))),
                row.getObject("page", UUID.class));
    }
}
