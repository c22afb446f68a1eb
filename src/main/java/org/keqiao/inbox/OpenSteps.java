package org.keqiao.inbox;

import java.util.List;
import org.keqiao.shared.Bilingual;
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
     * @param assigneeName name of the assignee, null without one
     * @param official true for a step of the office, false for one of a party
     */
    public record OpenStep(
            String group, Bilingual name, @Nullable String assignee, @Nullable String assigneeName, boolean official) {}

    @Transactional(readOnly = true)
    public List<OpenStep> of(CaseNumber caseNumber) {
        return jdbc.sql(
                        """
                        select grp, name_zh, name_en, assignee, assignee_name, performer from inbox_task where case_number = ?
                        group by grp, name_zh, name_en, assignee, assignee_name, performer
                        order by min(created_at), min(task_id)
                        """)
                .param(caseNumber.value())
                .query((row, number) -> new OpenStep(
                        row.getString("grp"),
                        new Bilingual(row.getString("name_zh"), row.getString("name_en")),
                        row.getString("assignee"),
                        row.getString("assignee_name"),
                        !row.getString("performer").startsWith("PARTY:")))
                .list();
    }
}
