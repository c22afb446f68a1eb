package org.keqiao.inbox;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.inbox.seat.SeatId;
import org.keqiao.inbox.seat.SeatRows;
import org.keqiao.process.OpenTask;
import org.keqiao.process.SeatRule;
import org.keqiao.process.Step;
import org.keqiao.process.TaskEvents;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.AccountView;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CaseNumber;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the read model: the engine tells of its tasks within its own transaction. */
@Component
class InboxListener implements TaskEvents {

    private final JdbcClient jdbc;
    private final SeatRows seats;
    private final CaseCommands cases;
    private final AccountDirectory accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InboxListener(
            JdbcClient jdbc,
            SeatRows seats,
            CaseCommands cases,
            AccountDirectory accounts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.seats = seats;
        this.cases = cases;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void created(OpenTask task) {
        CaseRef ref = cases.ref(task.caseNumber());
        SeatRule rule = task.step().seats();
        if (rule == null) {
            insert(task, ref, task.taskId(), task.step(), null);
        } else {
            for (int number = 1; number <= rule.seats().size(); number++) {
                Role role = rule.seats().get(number - 1);
                SeatId seat = new SeatId(task.taskId(), number);
                seats.add(seat, ref.id(), role, ref.scope().group(role));
                insert(task, ref, seat.toString(), task.step().as(role), rule);
            }
        }
        // A correction's notice names the step and its limit itself.
        if (task.step().isParty()) {
            if (cases.get(task.caseNumber()).status() != CaseStatus.CORRECTION) {
                events.publishEvent(new PartyStepWaiting(
                        ref,
                        task.taskId(),
                        new Bilingual(task.step().zh(), task.step().en())));
            }
        } else {
            events.publishEvent(new StepWaiting(
                    ref,
                    task.taskId(),
                    task.step().roles().stream()
                            .map(role -> ref.scope().group(role))
                            .collect(Collectors.toSet()),
                    new Bilingual(task.step().zh(), task.step().en())));
        }
    }

    private void insert(OpenTask task, CaseRef ref, String row, Step step, @Nullable SeatRule rule) {
        jdbc.sql(
                        """
                        insert into inbox_task (task_id, case_id, case_number, matter, version, name_zh, name_en, form_id, round,
                            performer, grp, assignee, assignee_name, submission, title, applicant, created_at, deadline, started_on, due_on,
                            step_task, seat_mode, seats_decided, seats, paused)
                        values (:row, :case, :number, :matter, :version, :zh, :en, :form, :round,
                            :performer, :grp, :assignee, :assignee,
                            (select submission from case_file where id = :case), :title, :applicant, :created, :deadline, :started,
                            coalesce(:due, date '9999-12-31'), :step, :mode, :decided, :seats,
                            exists (select 1 from deadline where case_number = :number and name = :deadline
                                and closed_at is null and paused_since is not null))
                        """)
                .param("row", row)
                .param("case", ref.id())
                .param("number", task.caseNumber().value())
                .param("matter", task.matter())
                .param("version", task.version())
                .param("zh", step.zh())
                .param("en", step.en())
                .param("form", step.formId())
                .param("round", task.round())
                .param("performer", step.performer())
                .param("grp", group(step, ref))
                .param("assignee", task.assignee())
                .param("title", ref.title())
                .param("applicant", ref.applicantName())
                .param("created", Timestamp.from(clock.instant()))
                .param("deadline", step.deadline())
                .param("started", LocalDate.now(clock))
                .param("due", lastDay(task.dueOn()))
                .param("step", rule == null ? null : task.taskId(), Types.VARCHAR)
                .param("mode", rule == null ? null : rule.mode().name(), Types.VARCHAR)
                .param("decided", rule == null ? null : 0, Types.INTEGER)
                .param("seats", rule == null ? null : rule.seats().size(), Types.INTEGER)
                .update();
    }

    private static String group(Step step, CaseRef ref) {
        return step.role()
                .map(role -> ref.scope().group(role))
                .orElseGet(() -> Actor.organisationGroup(ref.organisation()));
    }

    @Override
    public void assigned(String taskId, @Nullable String assignee) {
        jdbc.sql(
                        """
                        update inbox_task set assignee = :assignee, assignee_name = :name where task_id = :task
                        """)
                .param("assignee", assignee)
                .param("name", name(assignee))
                .param("task", taskId)
                .update();
    }

    @Nullable
    private String name(@Nullable String username) {
        return username == null
                ? null
                : accounts.named(username).map(AccountView::displayName).orElse(username);
    }

    @Override
    public void ended(String taskId) {
        jdbc.sql(
                        """
                        with ended as (update inbox_seat set state = 'UNNEEDED' where task_id = :task and state = 'OPEN')
                        delete from inbox_task where task_id = :task or step_task = :task
                        """)
                .param("task", taskId)
                .update();
    }

    @Override
    public void rescheduled(CaseNumber caseNumber, String deadline, @Nullable Instant due, boolean paused) {
        jdbc.sql(
                        """
                        update inbox_task set due_on = coalesce(:due, date '9999-12-31'), paused = :paused,
                            started_on = coalesce((select counts_from from deadline where case_number = :number
                                and name = :deadline and closed_at is null), started_on)
                        where case_number = :number and deadline = :deadline
                        """)
                .param("due", lastDay(due))
                .param("paused", paused)
                .param("number", caseNumber.value())
                .param("deadline", deadline)
                .update();
    }

    /** A limit ends with its last day: the instant is that day's midnight to come. */
    @Nullable
    private LocalDate lastDay(@Nullable Instant due) {
        ZoneId zone = clock.getZone();
        return due == null ? null : LocalDate.ofInstant(due.minusMillis(1), zone);
    }
}
