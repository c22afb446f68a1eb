package org.keqiao.casefile.clock;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which parts of whose limits were told already. */
@Repository
public class ClockMarks {

    private final JdbcClient jdbc;

    ClockMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Accepted cases whose promised limit runs, those due first. */
    public List<CaseNumber> running() {
        return jdbc.sql(
                        """
                        select d.case_number from deadline d join case_file c on c.case_number = d.case_number
                        where d.name = 'promised' and d.closed_at is null and d.paused_since is null
                            and c.status = 'ACCEPTED'
                            and not exists (select 1 from clock_reminder r
                                            where r.case_id = c.id and r.round = d.round and r.percent = 100)
                        order by d.due_on, d.case_number
                        """)
                .query((row, n) -> new CaseNumber(row.getString(1)))
                .list();
    }

    /** True for the first one who tells of this part of this round. */
    public boolean mark(UUID caseId, int round, int percent, Instant at) {
        return jdbc.sql(
                                """
                        insert into clock_reminder (case_id, round, percent, at) values (:case, :round, :percent, :at)
                        on conflict do nothing
                        """)
                        .param("case", caseId)
                        .param("round", round)
                        .param("percent", percent)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
