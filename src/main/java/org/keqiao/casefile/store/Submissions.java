package org.keqiao.casefile.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.process.Matter;
import org.keqiao.security.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was sent, as it was sent. */
@Repository
public class Submissions {

    /** @param documents the files that belonged to it */
    public record Row(
            int number,
            Map<String, Object> answers,
            List<Filed> documents,
            String formId,
            String submittedBy,
            Instant submittedAt) {

        /** Files of one kind. */
        public Set<UUID> documents(String kind) {
            return documents.stream()
                    .filter(filed -> filed.kind().equals(kind))
                    .map(Filed::id)
                    .collect(Collectors.toSet());
        }
    }

    /** A document as it was submitted. */
    public record Filed(UUID id, String kind, String name, String sha256) {}

    private final JdbcClient jdbc;

    Submissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the first call with this key was answered. */
    public Optional<CaseStatus> answered(UUID caseId, String idempotencyKey) {
        return jdbc.sql("select answered_status from submission where case_id = :case and idempotency_key = :key")
                .param("case", caseId)
                .param("key", idempotencyKey)
                .query((row, n) -> CaseStatus.valueOf(row.getString(1)))
                .optional();
    }

    /** What was sent on the start form of a matter, as it was judged. */
    public void insert(
            UUID caseId,
            int number,
            Map<String, Object> answers,
            List<Filed> documents,
            Matter matter,
            Actor by,
            Instant at,
            String idempotencyKey,
            CaseStatus answeredStatus) {
        jdbc.sql(
                        """
                        insert into submission (id, case_id, number, answers, documents, form_id, form_version,
                            submitted_by, submitted_by_name, submitted_at, idempotency_key, answered_status)
                        values (:id, :case, :number, :answers::jsonb, :documents::jsonb, :form, :formVersion, :by,
                            :byName, :at, :key, :status)
                        """)
                .param("id", UUID.randomUUID())
                .param("case", caseId)
                .param("number", number)
                .param("answers", CaseJson.write(answers))
                .param("documents", CaseJson.write(documents))
                .param("form", matter.startForm().id())
                .param("formVersion", matter.version())
                .param("by", by.accountId(), Types.OTHER)
                .param("byName", by.displayName())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("key", idempotencyKey)
                .param("status", answeredStatus.name())
                .update();
    }

    /** The model ran on at once: the answer that later calls get is where it came to. */
    public void setAnswered(UUID caseId, int number, CaseStatus status) {
        jdbc.sql(
                        """
                        update submission set answered_status = :status
                        where case_id = :case and number = :number and answered_status <> :status
                        """)
                .param("case", caseId)
                .param("number", number)
                .param("status", status.name())
                .update();
    }

    /** Oldest first. */
    public List<Row> of(UUID caseId) {
        return jdbc.sql("select * from submission where case_id = :case order by number")
                .param("case", caseId)
                .query(Submissions::row)
                .list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getInt("number"),
                CaseJson.read(row.getString("answers")),
                CaseJson.list(row.getString("documents"), Filed.class),
                row.getString("form_id"),
                row.getString("submitted_by_name"),
                CaseFiles.instant(row, "submitted_at"));
    }

    public Optional<Row> last(UUID caseId) {
        return jdbc.sql("select * from submission where case_id = :case order by number desc limit 1")
                .param("case", caseId)
                .query(Submissions::row)
                .optional();
    }

    /** What an applicant last sent for a matter, in any of its cases; empty when it never did. */
    public Optional<Map<String, Object>> newestAnswers(UUID applicant, String matter) {
        return jdbc.sql(
                        """
                        select s.answers from submission s join case_file c on c.id = s.case_id
                        where c.applicant = :applicant and c.matter = :matter
                        order by s.submitted_at desc limit 1
                        """)
                .param("applicant", applicant)
                .param("matter", matter)
                .query((row, n) -> CaseJson.read(row.getString("answers")))
                .optional();
    }
}
