package org.keqiao.casefile.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.casefile.application.ApprovalItem;
import org.keqiao.casefile.application.ApprovalRequest;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Cursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;

/** The table {@code internal_approval}; at most one request of a case waits. */
@Repository
public class ApprovalRequests {

    private static final String WAITING =
            """
            from internal_approval r join case_file c on c.id = r.case_id
            where r.state = 'WAITING' and c.status in ('DRAFT', 'CORRECTION') and c.applicant in (:organisations)
            """;

    private final JdbcClient jdbc;

    ApprovalRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The request that waits, and the account that made it. */
    public record Waiting(UUID id, UUID requestedBy) {}

    public void add(UUID id, UUID caseId, UUID account, String name, @Nullable String note, Instant now) {
        jdbc.sql(
                        """
                        insert into internal_approval (id, case_id, state, requested_by, requested_name, note, requested_at)
                        values (:id, :case, 'WAITING', :account, :name, :note, :now)
                        """)
                .param("id", id)
                .param("case", caseId)
                .param("account", account)
                .param("name", name)
                .param("note", note)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<Waiting> waiting(UUID caseId) {
        return jdbc.sql("select id, requested_by from internal_approval where case_id = :case and state = 'WAITING'")
                .param("case", caseId)
                .query((row, n) ->
                        new Waiting(row.getObject("id", UUID.class), row.getObject("requested_by", UUID.class)))
                .optional();
    }

    /** Answers the request that waits; nothing happens when none does. */
    public void answer(
            UUID caseId, ApprovalRequest.State state, UUID account, String name, @Nullable String reason, Instant now) {
        jdbc.sql(
                        """
                        update internal_approval
                        set state = :state, answered_by = :account, answered_name = :name, reason = :reason,
                            answered_at = :now
                        where case_id = :case and state = 'WAITING'
                        """)
                .param("case", caseId)
                .param("state", state.name())
                .param("account", account)
                .param("name", name)
                .param("reason", reason)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Oldest first. */
    public List<ApprovalRequest> of(UUID caseId) {
        return jdbc.sql("select * from internal_approval where case_id = :case order by requested_at, id")
                .param("case", caseId)
                .query((row, n) -> new ApprovalRequest(
                        row.getObject("id", UUID.class),
                        ApprovalRequest.State.valueOf(row.getString("state")),
                        row.getString("requested_name"),
                        row.getString("note"),
                        row.getTimestamp("requested_at").toInstant(),
                        row.getString("answered_name"),
                        row.getString("reason"),
                        CaseFiles.instant(row, "answered_at")))
                .list();
    }

    public long countWaiting(Collection<UUID> organisations) {
        return jdbc.sql("select count(*) " + WAITING)
                .param("organisations", organisations)
                .query(Long.class)
                .single();
    }

    /** Oldest first: who waits longest comes first. */
    public List<ApprovalItem> queue(Collection<UUID> organisations, Optional<Cursor> after, int limit) {
        JdbcClient.StatementSpec statement = jdbc.sql(
                        """
                        select r.id as request, r.requested_name, r.note, r.requested_at, c.id, c.case_number, c.matter,
                            c.title, c.applicant_name,
                            (select n.due_on from correction n where n.case_id = c.id and n.state = 'OPEN') as due_on
                        """
                                + WAITING
                                + (after.isPresent() ? " and (r.requested_at, c.id) > (:at, :id)" : "")
                                + " order by r.requested_at, c.id limit :limit")
                .param("organisations", organisations)
                .param("limit", limit);
        if (after.isPresent()) {
            statement = statement
                    .param("at", after.get().instant(0).atOffset(ZoneOffset.UTC))
                    .param("id", after.get().uuid(1));
        }
        return statement.query(ApprovalRequests::item).list();
    }

    private static ApprovalItem item(ResultSet row, int n) throws SQLException {
        String number = row.getString("case_number");
        return new ApprovalItem(
                row.getObject("id", UUID.class),
                number == null ? null : new CaseNumber(number),
                row.getString("matter"),
                row.getString("title"),
                row.getString("applicant_name"),
                row.getString("requested_name"),
                row.getString("note"),
                row.getTimestamp("requested_at").toInstant(),
                row.getObject("due_on", LocalDate.class));
    }
}
