package org.keqiao.casefile.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Why and how long a case's clock stood, and who was reminded of it. */
@Repository
public class ClockPauses {

    private final JdbcClient jdbc;

    ClockPauses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void begin(UUID caseId, String reason, int expectedDays, LocalDate on) {
        jdbc.sql(
                        """
                        insert into clock_pause (id, case_id, reason, expected_days, paused_on)
                        values (:id, :case, :reason, :days, :on)
                        """)
                .param("id", UUID.randomUUID())
                .param("case", caseId)
                .param("reason", reason)
                .param("days", expectedDays)
                .param("on", on)
                .update();
    }

    /** Reason of the pause that is going on. */
    public Optional<String> reason(UUID caseId) {
        return jdbc.sql("select reason from clock_pause where case_id = :case and resumed_on is null")
                .param("case", caseId)
                .query(String.class)
                .optional();
    }

    public void endAll(UUID caseId, LocalDate on) {
        jdbc.sql("update clock_pause set resumed_on = :on where case_id = :case and resumed_on is null")
                .param("case", caseId)
                .param("on", on)
                .update();
    }

    /** True for the first one who reminds of this part of this round. */
    public boolean remind(UUID caseId, int round, int percent, Instant at) {
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
