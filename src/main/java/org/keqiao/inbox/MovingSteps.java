package org.keqiao.inbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.form.FormSchema;
import org.keqiao.inbox.seat.SeatRows;
import org.keqiao.process.Matters;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Step;
import org.keqiao.process.TaskEvents;
import org.keqiao.process.moving.MovedSteps;
import org.keqiao.process.moving.Obstacle;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Bilingual;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lists' part in moving cases to another version of their matter: rows, seats and drafts follow their step. */
@Component
@Transactional
class MovingSteps implements MovedSteps {

    private final JdbcClient jdbc;
    private final SeatRows seats;
    private final InboxDrafts drafts;
    private final TaskEvents rows;
    private final Matters matters;
    private final CaseCommands cases;
    private final ApplicationEventPublisher events;

    MovingSteps(
            JdbcClient jdbc,
            SeatRows seats,
            InboxDrafts drafts,
            TaskEvents rows,
            Matters matters,
            CaseCommands cases,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.seats = seats;
        this.drafts = drafts;
        this.rows = rows;
        this.matters = matters;
        this.cases = cases;
        this.events = events;
    }

    /** Where other people sign by another rule, what was signed or begun would be lost. */
    @Override
    public List<Obstacle> obstacles(OpenTask task, Step after) {
        List<Obstacle> found = new ArrayList<>();
        if (!Objects.equals(task.step().seats(), after.seats())) {
            if (seats.anyDecided(task.taskId())) {
                found.add(Obstacle.of("SEATS_SIGNED", name(after)));
            } else if (drafts.anyOf(task.taskId())) {
                found.add(Obstacle.of("SEATS_BEGUN", name(after)));
            }
        }
        return found;
    }

    @Override
    public void moved(OpenTask before, OpenTask after, Map<String, String> fields) {
        if (Objects.equals(before.step().seats(), after.step().seats())) {
            update(after);
            drafts(after, fields);
        } else {
            rows.ended(after.taskId());
            seats.forget(after.taskId());
            rows.created(after);
            return;
        }
        if (!before.step().performer().equals(after.step().performer())
                && !after.step().isParty()) {
            CaseRef ref = cases.ref(after.caseNumber());
            events.publishEvent(new StepWaiting(
                    ref,
                    after.taskId(),
                    Set.of(ref.scope().group(after.step().role().orElseThrow())),
                    name(after.step())));
        }
    }

    /** The row of the step, or those of its seats, which keep their own roles. */
    private void update(OpenTask after) {
        Step step = after.step();
        CaseRef ref = cases.ref(after.caseNumber());
        Optional<Role> role = step.role();
        jdbc.sql(
                        """
                        update inbox_task set version = :version, name_zh = :zh, name_en = :en, form_id = :form, round = :round,
                            performer = case when step_task is null then :performer else performer end,
                            grp = case when step_task is null then :group else grp end,
                            deadline = :deadline
                        where task_id = :task or step_task = :task
                        """)
                .param("version", after.version())
                .param("zh", step.zh())
                .param("en", step.en())
                .param("form", step.formId())
                .param("round", after.round())
                .param("performer", step.performer())
                .param(
                        "group",
                        role.map(r -> ref.scope().group(r))
                                .orElseGet(() -> Actor.organisationGroup(ref.organisation())))
                .param("deadline", step.deadline())
                .param("task", after.taskId())
                .update();
        if (step.deadline() == null) {
            jdbc.sql(
                            "update inbox_task set due_on = default, paused = false where task_id = :task or step_task = :task")
                    .param("task", after.taskId())
                    .update();
        } else {
            rows.rescheduled(after.caseNumber(), step.deadline(), after.dueOn(), isPaused(after));
        }
    }

    private boolean isPaused(OpenTask task) {
        return jdbc.sql(
                        """
                        select exists (select 1 from deadline where case_number = ? and name = ? and closed_at is null
                            and paused_since is not null)
                        """)
                .params(task.caseNumber().value(), task.step().deadline())
                .query(Boolean.class)
                .single();
    }

    /** What was typed keeps its place on the new form; what the form does not ask for any more is left out. */
    private void drafts(OpenTask after, Map<String, String> fields) {
        FormSchema form = matters.version(after.matter(), after.version())
                .form(after.step().formId())
                .orElseThrow();
        drafts.change(after.taskId(), typed -> {
            Map<String, Object> kept = new LinkedHashMap<>();
            typed.forEach((key, value) -> {
                String now = fields.getOrDefault(key, key);
                if (form.element(now).isPresent()) {
                    kept.put(now, value);
                }
            });
            return kept;
        });
    }

    private static Bilingual name(Step step) {
        return new Bilingual(step.zh(), step.en());
    }
}
