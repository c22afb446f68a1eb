package org.keqiao.publicity.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.publicity.store.ObjectionRow.State;
import org.keqiao.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;

/** Objections by their cases. Whoever changes one holds the lock of its notice. */
@Repository
public class ObjectionRows {

    private final JdbcClient jdbc;

    ObjectionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insertDraft(UUID caseId, UUID notice, String reference, UUID objector) {
        jdbc.sql(
                        """
                        insert into objection (case_id, notice, reference, objector)
                        values (:case, :notice, :reference, :objector)
                        """)
                .param("case", caseId)
                .param("notice", notice)
                .param("reference", reference)
                .param("objector", objector)
                .update();
    }

    public Optional<ObjectionRow> find(UUID caseId) {
        return jdbc.sql("select * from objection where case_id = :case")
                .param("case", caseId)
                .query(ObjectionRows::row)
                .optional();
    }

    /** Those that were ever filed against a line, oldest first. */
    public List<ObjectionRow> filed(UUID notice, String reference) {
        return jdbc.sql(
                        """
                        select * from objection
                        where notice = :notice and reference = :reference and state <> 'DRAFT'
                        order by filed_at, case_id
                        """)
                .param("notice", notice)
                .param("reference", reference)
                .query(ObjectionRows::row)
                .list();
    }

    public void file(UUID caseId, Instant now) {
        jdbc.sql("update objection set state = 'FILED', filed_at = :now where case_id = :case")
                .param("case", caseId)
                .param("now", Timestamp.from(now))
                .update();
    }

    public void accept(UUID caseId) {
        jdbc.sql("update objection set state = 'ACCEPTED' where case_id = :case")
                .param("case", caseId)
                .update();
    }

    public void settle(UUID caseId, State state, @Nullable Money newAmount, Instant now) {
        jdbc.sql(
                        """
                        update objection set state = :state, new_amount = :amount, settled_at = :now
                        where case_id = :case
                        """)
                .param("case", caseId)
                .param("state", state.name())
                .param("amount", newAmount == null ? null : newAmount.yuan())
                .param("now", Timestamp.from(now))
                .update();
    }

    private static ObjectionRow row(ResultSet row, int n) throws SQLException {
        Timestamp filed = row.getTimestamp("filed_at");
        return new ObjectionRow(
                row.getObject("case_id", UUID.class),
                row.getObject("notice", UUID.class),
                row.getString("reference"),
                row.getObject("objector", UUID.class),
                State.valueOf(row.getString("state")),
                row.getBigDecimal("new_amount") == null ? null : Money.of(row.getBigDecimal("new_amount")),
                filed == null ? null : filed.toInstant());
    }
}
