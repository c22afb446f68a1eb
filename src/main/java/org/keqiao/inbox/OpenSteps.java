package org.keqiao.inbox;

import java.util.List;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom a case waits for; for other modules, so without a check of who asks. */
@Service
public class OpenSteps {

    private final JdbcClient jdbc;

    OpenSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param group {@code REGISTRAR@35050101}, or an organisation's
     * @param assignee sign-in name, null when nobody has claimed it
     */
    public record OpenStep(String group, @Nullable String assignee) {}

    @Transactional(readOnly = true)
    public List<OpenStep> of(CaseNumber caseNumber) {
        return jdbc.sql("select grp, assignee from inbox_task where case_number = ? order by created_at, task_id")
                .param(caseNumber.value())
                .query((row, number) -> new OpenStep(row.getString(1), row.getString(2)))
                .list();
    }
}
