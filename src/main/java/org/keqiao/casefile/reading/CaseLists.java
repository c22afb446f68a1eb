package org.keqiao.casefile.reading;

import org.keqiao.casefile.CaseQuery;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseSummary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
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
    public CursorPage<CaseSummary> page(CaseAccess.Predicate predicate, CaseQuery query, @Nullable String cursor, int limit) {
        StringBuilder sql = new StringBuilder(
                """
                select c.id, c.case_number, c.matter, c.status, c.stage, c.title, c.applicant_name, c.received_on,
                    c.created_at,
                    d.due_on, coalesce(d.paused_since is not null, false) as paused,
                    (select n.due_on from correction n where n.case_id = c.id and n.state = 'OPEN') as correction_due_on
                from case_file c
                left join deadline d
                    on d.case_number = c.case_number and d.name = 'promised' and d.closed_at is null
                where\s""");
        sql.append(predicate.sql());
        Optional<Cursor> after = Cursor.parse(cursor, 2);
        if (after.isPresent()) {
            sql.append(" and (c.created_at, c.id) < (:createdAt, :id)");
        }
        if (query.matter() != null) {
            sql.append(" and c.matter = :matter");
        }
        if (query.status() != null) {
            sql.append(" and c.status = :status");
        }
        if (query.counter()) {
            sql.append(" and c.at_counter");
        }
        String q = query.q() == null ? "" : query.q().strip().toLowerCase(Locale.ROOT);
        if (q.length() > 1) {
            // The index finds candidates by pairs of characters; the second condition makes sure of the order.
            sql.append(" and bigrams(c.search) @> bigrams(:q) and position(:q in c.search) > 0");
        } else if (q.length() == 1) {
            sql.append(" and (starts_with(lower(c.title), :q) or starts_with(lower(c.applicant_name), :q))");
        }
        sql.append(" order by c.created_at desc, c.id desc limit :limit");
        JdbcClient.StatementSpec statement =
                jdbc.sql(sql.toString()).params(predicate.parameters()).param("limit", limit + 1);
        if (after.isPresent()) {
            statement = statement
                    .param("createdAt", after.get().instant(0).atOffset(ZoneOffset.UTC))
                    .param("id", after.get().uuid(1));
        }
        if (query.matter() != null) {
            statement = statement.param("matter", query.matter());
        }
        if (query.status() != null) {
            statement = statement.param("status", query.status().name());
        }
        if (!q.isEmpty()) {
            statement = statement.param("q", q);
        }
        List<CaseSummary> rows = statement.query(CaseLists::row).list();
        return Cursor.page(rows, limit, row -> Cursor.of(row.createdAt(), row.id()));
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
