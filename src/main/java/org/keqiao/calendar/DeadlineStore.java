package org.keqiao.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;

/** The table of deadlines. */
@Repository
class DeadlineStore {

    private final JdbcClient jdbc;

    DeadlineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Deadline> find(CaseNumber caseNumber, String name, int round) {
        return jdbc.sql("select * from deadline where case_number = ? and name = ? and round = ?")
                .params(caseNumber.value(), name, round)
                .query((rs, row) -> read(rs))
                .optional();
    }

    /** In the order they began. */
    List<Deadline> of(CaseNumber caseNumber) {
        return jdbc.sql("select * from deadline where case_number = ? order by started_on, name, round")
                .param(caseNumber.value())
                .query((rs, row) -> read(rs))
                .list();
    }

    /** Adds it unless it is there; false when it is. */
    boolean add(Deadline deadline) {
        return bind(
                                "insert into deadline (case_number, name, round, started_on, limit_days, limit_unit, extension_days,"
                                        + " extension_unit, paused_days, paused_since, pause_reason, counts_from, due_on, due_at,"
                                        + " calendar_version, estimated) values (:caseNumber, :name, :round, :startedOn, :limitDays,"
                                        + " :limitUnit, :extensionDays, :extensionUnit, :pausedDays, :pausedSince, :pauseReason,"
                                        + " :countsFrom, :dueOn, :dueAt, :calendarVersion, :estimated)"
                                        + " on conflict (case_number, name, round) do nothing",
                                deadline)
                        .update()
                == 1;
    }

    void change(Deadline deadline) {
        bind(
                        "update deadline set started_on = :startedOn, limit_days = :limitDays, limit_unit = :limitUnit,"
                                + " extension_days = :extensionDays, extension_unit = :extensionUnit,"
                                + " paused_days = :pausedDays, paused_since = :pausedSince, pause_reason = :pauseReason,"
                                + " counts_from = :countsFrom, due_on = :dueOn, due_at = :dueAt,"
                                + " calendar_version = :calendarVersion, estimated = :estimated"
                                + " where case_number = :caseNumber and name = :name and round = :round",
                        deadline)
                .update();
    }

    void close(CaseNumber caseNumber, @Nullable String name, Instant at) {
        jdbc.sql("update deadline set closed_at = :at, paused_since = null, pause_reason = null"
                        + " where case_number = :caseNumber and closed_at is null"
                        + " and (cast(:name as varchar) is null or name = :name)")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("caseNumber", caseNumber.value())
                .param("name", name)
                .update();
    }

    List<Deadline> open() {
        return jdbc.sql("select * from deadline where closed_at is null")
                .query((rs, row) -> read(rs))
                .list();
    }

    List<CaseNumber> openBefore(int calendarVersion) {
        return jdbc.sql("select distinct case_number from deadline where closed_at is null and calendar_version < ?"
                        + " order by case_number")
                .param(calendarVersion)
                .query((rs, row) -> new CaseNumber(rs.getString(1)))
                .list();
    }

    private JdbcClient.StatementSpec bind(String sql, Deadline deadline) {
        Limit extension = deadline.extension();
        return jdbc.sql(sql)
                .param("caseNumber", deadline.caseNumber().value())
                .param("name", deadline.name())
                .param("round", deadline.round())
                .param("startedOn", deadline.startedOn())
                .param("limitDays", deadline.limit().days())
                .param("limitUnit", deadline.limit().unit().name())
                .param("extensionDays", extension == null ? null : extension.days(), Types.INTEGER)
                .param(
                        "extensionUnit",
                        extension == null ? null : extension.unit().name(),
                        Types.VARCHAR)
                .param("pausedDays", deadline.pausedDays())
                .param("pausedSince", deadline.pausedSince(), Types.DATE)
                .param("pauseReason", deadline.pauseReason(), Types.VARCHAR)
                .param("countsFrom", deadline.countsFrom())
                .param("dueOn", deadline.dueOn())
                .param("dueAt", deadline.dueAt().atOffset(ZoneOffset.UTC))
                .param("calendarVersion", deadline.calendarVersion())
                .param("estimated", deadline.estimated());
    }

    private static Deadline read(ResultSet rs) throws SQLException {
        int extensionDays = rs.getInt("extension_days");
        Timestamp closedAt = rs.getTimestamp("closed_at");
        return new Deadline(
                new CaseNumber(rs.getString("case_number")),
                rs.getString("name"),
                rs.getInt("round"),
                rs.getObject("started_on", LocalDate.class),
                new Limit(rs.getInt("limit_days"), Limit.Unit.valueOf(rs.getString("limit_unit"))),
                extensionDays == 0
                        ? null
                        : new Limit(extensionDays, Limit.Unit.valueOf(rs.getString("extension_unit"))),
                rs.getInt("paused_days"),
                rs.getObject("paused_since", LocalDate.class),
                rs.getString("pause_reason"),
                rs.getObject("counts_from", LocalDate.class),
                rs.getObject("due_on", LocalDate.class),
                rs.getTimestamp("due_at").toInstant(),
                rs.getInt("calendar_version"),
                rs.getBoolean("estimated"),
                closedAt == null ? null : closedAt.toInstant());
    }
}
