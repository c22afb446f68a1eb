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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The table of deadlines. Limits of a case that the current transaction has ended some of are read no more. */
@Repository
class DeadlineStore {

    private static final String IN_ORDER = "started_on, name, round";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;
    private final ObjectProvider<HeldDeadlines> held;

    DeadlineStore(JdbcClient jdbc, NamedParameterJdbcTemplate batch, ObjectProvider<HeldDeadlines> held) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.held = held;
    }

    /** In the order they began. */
    List<Deadline> of(CaseNumber caseNumber) {
        return held(caseNumber).orElseGet(() -> read(caseNumber));
    }

    private List<Deadline> read(CaseNumber caseNumber) {
        return jdbc.sql("select * from deadline where case_number = ? order by " + IN_ORDER)
                .param(caseNumber.value())
                .query((rs, row) -> read(rs))
                .list();
    }

    /** Adds limits of one case in one go. */
    void add(List<Deadline> made) {
        batch.batchUpdate(
                """
                insert into deadline (case_number, name, round, started_on, limit_days, limit_unit, extension_days,
                    extension_unit, paused_days, paused_since, pause_reason, paused_until, counts_from, due_on, due_at,
                    calendar_version, estimated, remind_on)
                values (:caseNumber, :name, :round, :startedOn, :limitDays, :limitUnit, :extensionDays,
                    :extensionUnit, :pausedDays, :pausedSince, :pauseReason, :pausedUntil, :countsFrom, :dueOn, :dueAt,
                    :calendarVersion, :estimated, :remindOn)
                """,
                made.stream().map(DeadlineStore::columns).toArray(SqlParameterSource[]::new));
        made.forEach(this::keep);
    }

    void change(Deadline deadline) {
        batch.update(
                """
                update deadline set started_on = :startedOn, limit_days = :limitDays, limit_unit = :limitUnit,
                    extension_days = :extensionDays, extension_unit = :extensionUnit, paused_days = :pausedDays,
                    paused_since = :pausedSince, pause_reason = :pauseReason, paused_until = :pausedUntil,
                    counts_from = :countsFrom, due_on = :dueOn, due_at = :dueAt,
                    calendar_version = :calendarVersion, estimated = :estimated, remind_on = :remindOn
                where case_number = :caseNumber and name = :name and round = :round
                """,
                columns(deadline));
        keep(deadline);
    }

    /**
     * Ends what is open of a case, and reads all of it in the same statement.
     *
     * @param name null for all limits
     */
    void close(CaseNumber caseNumber, @Nullable String name, Instant at) {
        Optional<List<Deadline>> known = held(caseNumber);
        if (known.isPresent() && known.get().stream().noneMatch(row -> row.isOpen() && row.isCalled(name))) {
            return;
        }
        List<Deadline> all = jdbc.sql(
                        """
                        with ended as (
                            update deadline set closed_at = :at, remind_on = null
                            where case_number = :case and closed_at is null
                                and (:name::varchar is null or name = :name)
                            returning *
                        )
                        select * from ended
                        union all
                        select d.* from deadline d
                        where d.case_number = :case
                            and not exists (select 1 from ended e where e.name = d.name and e.round = d.round)
                        order by\s"""
                                + IN_ORDER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("case", caseNumber.value())
                .param("name", name)
                .query((rs, row) -> read(rs))
                .list();
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            held.getObject().put(caseNumber, all);
        }
    }

    private Optional<List<Deadline>> held(CaseNumber caseNumber) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? held.getObject().get(caseNumber)
                : Optional.empty();
    }

    private void keep(Deadline deadline) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            held.getObject().keep(deadline);
        }
    }

    int countOpen() {
        return jdbc.sql("select count(*) from deadline where closed_at is null")
                .query(Integer.class)
                .single();
    }

    /** Open limits that run on a day between two, both included. */
    List<Deadline> openOver(LocalDate first, LocalDate last) {
        return jdbc.sql("select * from deadline where closed_at is null and started_on <= :last and due_on >= :first")
                .param("first", first)
                .param("last", last)
                .query((rs, row) -> read(rs))
                .list();
    }

    /** Cases with an open limit of one of these names that somebody ought to hear of by a day. */
    List<CaseNumber> toRemind(List<String> names, LocalDate day) {
        return jdbc.sql("select case_number from deadline where closed_at is null and name in (:names)"
                        + " and remind_on <= :day group by case_number order by min(remind_on), case_number")
                .param("names", names)
                .param("day", day)
                .query((rs, row) -> new CaseNumber(rs.getString(1)))
                .list();
    }

    List<CaseNumber> openBefore(int calendarVersion) {
        return jdbc.sql("select distinct case_number from deadline where closed_at is null and calendar_version < ?"
                        + " order by case_number")
                .param(calendarVersion)
                .query((rs, row) -> new CaseNumber(rs.getString(1)))
                .list();
    }

    private static SqlParameterSource columns(Deadline deadline) {
        Limit extension = deadline.extension();
        Deadline.Pause pause = deadline.pause();
        return new MapSqlParameterSource()
                .addValue("caseNumber", deadline.caseNumber().value())
                .addValue("name", deadline.name())
                .addValue("round", deadline.round())
                .addValue("startedOn", deadline.startedOn())
                .addValue("limitDays", deadline.limit().days())
                .addValue("limitUnit", deadline.limit().unit().name())
                .addValue("extensionDays", extension == null ? null : extension.days(), Types.INTEGER)
                .addValue(
                        "extensionUnit",
                        extension == null ? null : extension.unit().name(),
                        Types.VARCHAR)
                .addValue("pausedDays", deadline.pausedDays())
                .addValue("pausedSince", pause == null ? null : pause.since(), Types.DATE)
                .addValue("pauseReason", pause == null ? null : pause.reason(), Types.VARCHAR)
                .addValue("pausedUntil", pause == null ? null : pause.until(), Types.DATE)
                .addValue("countsFrom", deadline.countsFrom())
                .addValue("dueOn", deadline.dueOn())
                .addValue("dueAt", deadline.dueAt().atOffset(ZoneOffset.UTC))
                .addValue("calendarVersion", deadline.calendarVersion())
                .addValue("estimated", deadline.estimated())
                .addValue("remindOn", deadline.remindOn(), Types.DATE);
    }

    private static Deadline read(ResultSet rs) throws SQLException {
        int extensionDays = rs.getInt("extension_days");
        Timestamp closedAt = rs.getTimestamp("closed_at");
        LocalDate pausedSince = rs.getObject("paused_since", LocalDate.class);
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
                pausedSince == null
                        ? null
                        : new Deadline.Pause(
                                pausedSince,
                                rs.getString("pause_reason"),
                                rs.getObject("paused_until", LocalDate.class)),
                rs.getObject("counts_from", LocalDate.class),
                rs.getObject("due_on", LocalDate.class),
                rs.getTimestamp("due_at").toInstant(),
                rs.getInt("calendar_version"),
                rs.getBoolean("estimated"),
                rs.getObject("remind_on", LocalDate.class),
                closedAt == null ? null : closedAt.toInstant());
    }
}
