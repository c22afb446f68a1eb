package org.keqiao.casefile.clock;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which parts of whose limits were told already. */
@Repository
public class ClockMarks {

    private final JdbcClient jdbc;

    ClockMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
