package org.keqiao.casefile.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.CorrectionItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;

/** Correction notices 补正: written by a step, sent by the action, answered by a submission. */
@Repository
public class Corrections {

    /**
     * One notice.
     *
     * @param late how many of its items an earlier notice should have named
     */
    public record Notice(UUID id, int round, List<CorrectionItem> items, int late, @Nullable LocalDate dueOn) {}

    private final JdbcClient jdbc;

    Corrections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Fields that a notice names which is not answered yet. */
    public List<String> openFields(UUID caseId) {
        return jdbc.sql(
                        """
                        select i.field from correction_item i join correction c on c.id = i.correction_id
                        where c.case_id = ? and c.state in ('PENDING', 'OPEN') and i.field is not null order by i.position
                        """)
                .params(caseId)
                .query(String.class)
                .list();
    }

    /** A field that such a notice names is called otherwise from now on. */
    public void renameField(UUID caseId, String old, String now) {
        jdbc.sql(
                        """
                        update correction_item set field = :now where field = :old and correction_id in
                            (select id from correction where case_id = :case and state in ('PENDING', 'OPEN'))
                        """)
                .param("now", now)
                .param("old", old)
                .param("case", caseId)
                .update();
    }

    /**
     * Keeps the defects that an officer named until the flow sends the notice; replaces what was not sent.
     *
     * @param late those that an earlier notice should have named
     */
    public void prepare(
            UUID caseId, int round, List<CorrectionItem> items, Set<CorrectionItem> late, String by, Instant now) {
        jdbc.sql("delete from correction where case_id = :case and state = 'PENDING'")
                .param("case", caseId)
                .update();
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into correction (id, case_id, round, state, requested_by, requested_at)
                        values (:id, :case, :round, 'PENDING', :by, :now)
                        """)
                .param("id", id)
                .param("case", caseId)
                .param("round", round)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        for (int i = 0; i < items.size(); i++) {
            CorrectionItem item = items.get(i);
            jdbc.sql(
                            """
                            insert into correction_item (correction_id, position, field, document, text, late)
                            values (:id, :position, :field, :document, :text, :late)
                            """)
                    .param("id", id)
                    .param("position", i)
                    .param("field", item.field())
                    .param("document", item.document())
                    .param("text", item.text())
                    .param("late", late.contains(item))
                    .update();
        }
    }

    /** How many defects of the case were told late, in all notices that were sent. */
    public int late(UUID caseId) {
        return jdbc.sql(
                        """
                        select count(*) from correction_item i join correction c on c.id = i.correction_id
                        where c.case_id = :case and c.state <> 'PENDING' and i.late
                        """)
                .param("case", caseId)
                .query(Integer.class)
                .single();
    }

    public Optional<Notice> pending(UUID caseId) {
        return notice(caseId, "PENDING");
    }

    /** The notice that the applicant has to answer now. */
    public Optional<Notice> open(UUID caseId) {
        return notice(caseId, "OPEN");
    }

    public void send(UUID notice, LocalDate dueOn) {
        jdbc.sql("update correction set state = 'OPEN', due_on = :due where id = :id and state = 'PENDING'")
                .param("id", notice)
                .param("due", dueOn)
                .update();
    }

    public void answered(UUID caseId, int submission) {
        jdbc.sql(
                        """
                        update correction set state = 'ANSWERED', answered_by = :submission
                        where case_id = :case and state = 'OPEN'
                        """)
                .param("case", caseId)
                .param("submission", submission)
                .update();
    }

    private Optional<Notice> notice(UUID caseId, String state) {
        record Row(UUID id, int round, @Nullable LocalDate dueOn, CorrectionItem item, boolean late) {}
        List<Row> rows = jdbc.sql(
                        """
                        select c.id, c.round, c.due_on, i.field, i.document, i.text, i.late from correction c
                        join correction_item i on i.correction_id = c.id
                        where c.case_id = :case and c.state = :state order by i.position
                        """)
                .param("case", caseId)
                .param("state", state)
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getInt("round"),
                        row.getObject("due_on", LocalDate.class),
                        new CorrectionItem(row.getString("field"), row.getString("document"), row.getString("text")),
                        row.getBoolean("late")))
                .list();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Row first = rows.get(0);
        return Optional.of(new Notice(
                first.id(),
                first.round(),
                rows.stream().map(Row::item).toList(),
                (int) rows.stream().filter(Row::late).count(),
                first.dueOn()));
    }
}
