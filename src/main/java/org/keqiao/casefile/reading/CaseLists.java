package org.keqiao.casefile.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseQuery;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseSummary;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Pages of cases, newest first. */
@Component
public class CaseLists {

    private final JdbcClient jdbc;

    CaseLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first; only what the predicate lets through. */
    public CursorPage<CaseSummary> page(CaseAccess.Ways ways, CaseQuery query, @Nullable String cursor, int limit) {
        if (ways.conditions().isEmpty()) {
            return new CursorPage<>(List.of(), null);
        }
        Map<String, Object> values = new HashMap<>(ways.parameters());
        values.put("limit", limit + 1);
        String narrowed = narrowed(query, Cursor.parse(cursor, 2), values);
        // Each way gives its newest by its own index; the newest of these are the newest of all.
        String newest = ways.conditions().stream()
                .map(way -> "(select c.id, c.created_at from case_file c where (" + way + ")" + narrowed
                        + " order by c.created_at desc, c.id desc limit :limit)")
                .collect(Collectors.joining(" union "));
        List<CaseSummary> rows = jdbc.sql(
                        """
                        select c.id, c.case_number, c.matter, c.status, c.stage, c.title, c.applicant_name, c.received_on,
                            c.created_at,
                            d.due_on, coalesce(d.paused_since is not null, false) as paused,
                            (select n.due_on from correction n where n.case_id = c.id and n.state = 'OPEN')
                                as correction_due_on
                        from (select id, created_at from (%s) as found order by created_at desc, id desc limit :limit) as page
                        join case_file c on c.id = page.id
                        left join deadline d
                            on d.case_number = c.case_number and d.name = 'promised' and d.closed_at is null
                        order by page.created_at desc, page.id desc
                        """
                                .formatted(newest))
                .params(values)
                .query(CaseLists::row)
                .list();
        return Cursor.page(rows, limit, row -> Cursor.of(row.createdAt(), row.id()));
    }

    /** How many cases of these applicants wait for their correction. */
    public int waitingForCorrection(Set<UUID> organisations) {
        return organisations.isEmpty()
                ? 0
                : jdbc.sql(
                                "select count(*) from case_file where applicant in (:organisations) and status = 'CORRECTION'")
                        .param("organisations", organisations)
                        .query(Integer.class)
                        .single();
    }

    private static String narrowed(CaseQuery query, Optional<Cursor> after, Map<String, Object> values) {
        StringBuilder sql = new StringBuilder();
        if (after.isPresent()) {
            sql.append(" and (c.created_at, c.id) < (:createdAt, :id)");
            values.put("createdAt", after.get().instant(0).atOffset(ZoneOffset.UTC));
            values.put("id", after.get().uuid(1));
        }
        if (query.matter() != null) {
            sql.append(" and c.matter = :matter");
            values.put("matter", query.matter());
        }
        if (query.status() != null) {
            sql.append(" and c.status = :status");
            values.put("status", query.status().name());
        }
        if (query.counter()) {
            sql.append(" and c.at_counter");
        }
        String q = query.q() == null ? "" : query.q().strip().toLowerCase(Locale.ROOT);
        if (q.length() > 1) {
            // The index finds candidates by pairs of characters; the second condition makes sure of the order.
            sql.append(" and bigrams(c.search) @> bigrams(:q) and position(:q in c.search) > 0");
            values.put("q", q);
        } else if (q.length() == 1) {
            sql.append(" and (starts_with(lower(c.title), :q) or starts_with(lower(c.applicant_name), :q))");
            values.put("q", q);
        }
        return sql.toString();
    }

    private static CaseSummary row(ResultSet row, int n) throws SQLException {
        String number = row.getString("case_number");
        return new CaseSummary(
                row.getObject("id", UUID.class),
                number == null ? null : new CaseNumber(number),
                row.getString("matter"),
                CaseStatus.valueOf(row.getString("status")),
                row.getString("stage"),
                row.getString("title"),
                row.getString("applicant_name"),
                row.getObject("received_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("correction_due_on", LocalDate.class),
                row.getBoolean("paused"),
                row.getTimestamp("created_at").toInstant());
    }
}
