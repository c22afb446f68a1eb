package org.keqiao.subsidy.performance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reports that were asked for, as they are stored. Whoever writes holds the lock of the case that asks. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PerformanceReports {

    private final JdbcClient jdbc;
    private final Clock clock;

    PerformanceReports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Refusal conflict PERFORMANCE_ASKED when another case asks for it */
    void open(CaseNumber application, UUID organisation, CaseNumber caseNumber) {
        int opened = jdbc.sql(
                        """
                        insert into performance_report (id, application, organisation, case_number, opened_on)
                        values (:id, :application, :organisation, :case, :on) on conflict (application) do nothing
                        """)
                .param("id", UUID.randomUUID())
                .param("application", application.value())
                .param("organisation", organisation)
                .param("case", caseNumber.value())
                .param("on", today())
                .update();
        if (opened == 0) {
            throw Refusal.conflict("PERFORMANCE_ASKED", application.value());
        }
    }

    /**
     * The day has passed without a report. Once it has been said it stays said until the report comes.
     *
     * @throws Refusal conflict NO_PERFORMANCE_REPORT for a case that asks for none
     */
    LocalDate overdue(CaseNumber caseNumber) {
        return jdbc.sql(
                        """
                        update performance_report
                        set overdue_on = case when reported_on is null then coalesce(overdue_on, :today) else :today end,
                            reported_on = null
                        where case_number = :case returning overdue_on
                        """)
                .param("today", today())
                .param("case", caseNumber.value())
                .query(LocalDate.class)
                .optional()
                .orElseThrow(() -> none(caseNumber));
    }

    /** @throws Refusal conflict NO_PERFORMANCE_REPORT */
    void reported(CaseNumber caseNumber) {
        changed(
                caseNumber,
                jdbc.sql("update performance_report set reported_on = ? where case_number = ?")
                        .params(today(), caseNumber.value())
                        .update());
    }

    /** @throws Refusal conflict NO_PERFORMANCE_REPORT for a case that asks for none, or has got none */
    void graded(CaseNumber caseNumber, PerformanceGrade grade) {
        changed(
                caseNumber,
                jdbc.sql("update performance_report set grade = ? where case_number = ? and reported_on is not null")
                        .params(grade.name(), caseNumber.value())
                        .update());
    }

    void ended(CaseNumber caseNumber) {
        jdbc.sql("update performance_report set ended_on = ? where case_number = ? and ended_on is null")
                .params(today(), caseNumber.value())
                .update();
    }

    /**
     * Cases whose report has to come within these days, of which nobody has been reminded. The day is the limit of the step
     * that they wait at, whatever it is called.
     */
    List<CaseNumber> toRemind(int days) {
        return jdbc.sql(
                        """
                        select r.case_number from performance_report r
                        join deadline d on d.case_number = r.case_number and d.closed_at is null and d.paused_since is null
                        where r.reminded_on is null and r.reported_on is null and r.overdue_on is null
                            and r.ended_on is null and d.due_on between :today and :until
                        order by r.case_number
                        """)
                .param("today", today())
                .param("until", today().plusDays(days))
                .query((row, n) -> new CaseNumber(row.getString("case_number")))
                .list();
    }

    /**
     * @return the last day for the report; null when somebody was faster
     */
    @Nullable
    LocalDate reminded(CaseNumber caseNumber) {
        return jdbc.sql(
                        """
                        update performance_report r set reminded_on = :today from deadline d
                        where r.case_number = :case and r.reminded_on is null and r.reported_on is null
                            and r.overdue_on is null and r.ended_on is null
                            and d.case_number = r.case_number and d.closed_at is null
                        returning d.due_on
                        """)
                .param("today", today())
                .param("case", caseNumber.value())
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }

    private static void changed(CaseNumber caseNumber, int rows) {
        if (rows == 0) {
            throw none(caseNumber);
        }
    }

    private static Refusal none(CaseNumber caseNumber) {
        return Refusal.conflict("NO_PERFORMANCE_REPORT", caseNumber.value());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
