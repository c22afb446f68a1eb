package org.keqiao.casefile.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.calendar.DueDate;
import org.keqiao.calendar.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code case_deadline}. Written under the case's lock. */
@Repository
public class DeadlineRows {

    private final JdbcClient jdbc;

    DeadlineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Deadline> current(UUID caseId, String key) {
        return jdbc.sql("select * from case_deadline where case_id = :case and key = :key and ended_on is null")
                .param("case", caseId)
                .param("key", key)
                .query(DeadlineRows::row)
                .optional();
    }

    public List<Deadline> current(UUID caseId) {
        return jdbc.sql("select * from case_deadline where case_id = :case and ended_on is null order by key")
                .param("case", caseId)
                .query(DeadlineRows::row)
                .list();
    }

    /** The newest round, ended or not. */
    public Optional<Deadline> last(UUID caseId, String key) {
        return jdbc.sql("select * from case_deadline where case_id = :case and key = :key order by round desc limit 1")
                .param("case", caseId)
                .param("key", key)
                .query(DeadlineRows::row)
                .optional();
    }

    /** Limits of a key that run, of all cases. */
    public List<Deadline> running(String key) {
        return jdbc.sql(
                        """
                        select * from case_deadline
                        where key = :key and ended_on is null and paused_on is null order by due_on, case_id
                        """)
                .param("key", key)
                .query(DeadlineRows::row)
                .list();
    }

    /** Cases with a limit that runs or is paused, counted with another version of the calendar. */
    public List<UUID> countedOtherwise(int calendarVersion) {
        return jdbc.sql("select distinct case_id from case_deadline where ended_on is null and calendar_version <> :v")
                .param("v", calendarVersion)
                .query(UUID.class)
                .list();
    }

    public Deadline insert(UUID caseId, String key, LocalDate start, Limit limit, DueDate due) {
        return jdbc.sql(
                        """
                        insert into case_deadline (case_id, key, round, started_on, days, unit, running_since, due_on,
                            estimated, calendar_version)
                        select :case, :key, coalesce(max(round), 0) + 1, :start, :days, :unit, :start, :due, :estimated,
                            :version
                        from case_deadline where case_id = :case and key = :key
                        returning *
                        """)
                .param("case", caseId)
                .param("key", key)
                .param("start", start)
                .param("days", limit.days())
                .param("unit", limit.unit().name())
                .param("due", due.on())
                .param("estimated", due.estimated())
                .param("version", due.calendarVersion())
                .query(DeadlineRows::row)
                .single();
    }

    public void update(Deadline row) {
        jdbc.sql(
                        """
                        update case_deadline
                        set days = :days, running_since = :since, used_before = :used, paused_on = :paused,
                            due_on = :due, estimated = :estimated, calendar_version = :version, extended = :extended
                        where case_id = :case and key = :key and round = :round
                        """)
                .param("days", row.days())
                .param("since", row.runningSince())
                .param("used", row.usedBefore())
                .param("paused", row.pausedOn())
                .param("due", row.dueOn())
                .param("estimated", row.estimated())
                .param("version", row.calendarVersion())
                .param("extended", row.extended())
                .param("case", row.caseId())
                .param("key", row.key())
                .param("round", row.round())
                .update();
    }

    public void end(UUID caseId, String key, LocalDate on) {
        jdbc.sql("update case_deadline set ended_on = :on where case_id = :case and key = :key and ended_on is null")
                .param("case", caseId)
                .param("key", key)
                .param("on", on)
                .update();
    }

    public void endAll(UUID caseId, LocalDate on) {
        jdbc.sql("update case_deadline set ended_on = :on where case_id = :case and ended_on is null")
                .param("case", caseId)
                .param("on", on)
                .update();
    }

    private static Deadline row(ResultSet row, int n) throws SQLException {
        return new Deadline(
                row.getObject("case_id", UUID.class),
                row.getString("key"),
                row.getInt("round"),
                row.getObject("started_on", LocalDate.class),
                row.getInt("days"),
                Limit.Unit.valueOf(row.getString("unit")),
                row.getObject("running_since", LocalDate.class),
                row.getInt("used_before"),
                row.getObject("paused_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getBoolean("estimated"),
                row.getInt("calendar_version"),
                row.getBoolean("extended"),
                row.getObject("ended_on", LocalDate.class));
    }
}
