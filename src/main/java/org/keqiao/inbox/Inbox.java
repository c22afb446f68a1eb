package org.keqiao.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.casefile.StandingAside;
import org.keqiao.casefile.StepAct;
import org.keqiao.form.FormSchema;
import org.keqiao.inbox.seat.SeatId;
import org.keqiao.inbox.seat.Signing;
import org.keqiao.inbox.seat.StepEnds;
import org.keqiao.inbox.seat.WaitingSteps;
import org.keqiao.process.Matters;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Outcome;
import org.keqiao.process.Step;
import org.keqiao.security.Actor;
import org.keqiao.security.CaseScope;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.OfficeHeads;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The work list of everybody who has steps to do, and the only way to do one: the engine does not guard its tasks, so all
 * checks of the person stand here, at the claim and again at the completion, under the lock of the case.
 */
@Service
public class Inbox {

    private final InboxPages pages;
    private final InboxDrafts drafts;
    private final StepAnswers answers;
    private final WaitingSteps steps;
    private final StepEnds ends;
    private final Signing signing;
    private final Matters matters;
    private final CaseCommands cases;
    private final StandingAside aside;
    private final CaseReading reading;
    private final CurrentActor currentActor;
    private final TransactionTemplate transaction;

    Inbox(
            InboxPages pages,
            InboxDrafts drafts,
            StepAnswers answers,
            WaitingSteps steps,
            StepEnds ends,
            Signing signing,
            Matters matters,
            CaseCommands cases,
            StandingAside aside,
            CaseReading reading,
            CurrentActor currentActor,
            TransactionTemplate transaction) {
        this.pages = pages;
        this.drafts = drafts;
        this.answers = answers;
        this.steps = steps;
        this.ends = ends;
        this.signing = signing;
        this.matters = matters;
        this.cases = cases;
        this.aside = aside;
        this.reading = reading;
        this.currentActor = currentActor;
        this.transaction = transaction;
    }

    /**
     * A page of one of the current actor's queues: one statement.
     *
     * @param limit 1 to 200
     */
    @Transactional(readOnly = true)
    public CursorPage<InboxRow> page(InboxQuery query, @Nullable String cursor, int limit) {
        return pages.page(currentActor.require(), query, cursor, Math.max(1, Math.min(limit, 200)));
    }

    @Transactional(readOnly = true)
    public QueueCounts counts() {
        return pages.counts(currentActor.require());
    }

    /**
     * A step with its form, for whoever may act on it or watch it in the same group.
     *
     * @throws Refusal NOT_FOUND when it is not the actor's to know; conflict TASK_GONE when it waits no longer
     */
    @Transactional(readOnly = true)
    public TaskView view(String taskId) {
        Actor actor = currentActor.require();
        InboxRow row = visible(actor, taskId);
        OpenTask task = steps.find(taskId).orElseThrow(() -> gone(taskId));
        TaskView.Draft draft = drafts.find(taskId);
        FormSchema form = form(task);
        Map<String, Object> start = new HashMap<>(
                draft != null
                        ? draft.typed().answers()
                        : answers.start(
                                task.step(),
                                form,
                                reading.facts(row.caseId()),
                                row.seating() != null
                                        ? Optional.empty()
                                        : reading.unfinished(row.caseId(), form.id())));
        if (task.step().isParty() || task.step().isOfFirm()) {
            // What officers found stays theirs: others are told what their form asks for, and nothing else.
            start.keySet().removeIf(key -> form.element(key).isEmpty());
        }
        return new TaskView(
                row, task.version(), task.step(), form, start, draft, obstacle(actor, taskId, task), leads(actor, row));
    }

    /**
     * Takes a step for oneself. Claiming what one has already changes nothing.
     *
     * @throws Refusal conflict CLAIMED_BY_OTHER or TASK_GONE; forbidden SEPARATION_OF_DUTY, RECUSED, RECUSAL_PENDING,
     *     RELATION_DECLARED
     */
    @Transactional
    public void claim(String taskId) {
        Actor actor = currentActor.require();
        OpenTask task = locked(actor, taskId);
        if (task.assignee() == null) {
            requireAllowed(actor, task);
            steps.assign(taskId, actor.username());
            cases.recordCommand(
                    task.caseNumber(), "claim", null, Map.of("step", task.step().zh()));
        } else if (!task.assignee().equals(actor.username())) {
            throw Refusal.conflict("CLAIMED_BY_OTHER", pages.find(taskId).assigneeName());
        }
    }

    /**
     * Gives a step back to its group; unfinished work stays with the step.
     *
     * @throws Refusal conflict NOT_YOURS when somebody else has it
     */
    @Transactional
    public void release(String taskId) {
        Actor actor = currentActor.require();
        OpenTask task = locked(actor, taskId);
        if (!actor.username().equals(task.assignee())) {
            throw Refusal.conflict("NOT_YOURS");
        }
        steps.assign(taskId, null);
        cases.recordCommand(
                task.caseNumber(), "release", null, Map.of("step", task.step().zh()));
    }

    /** Claims several, each in a transaction of its own. */
    public BulkReport claimAll(List<String> taskIds) {
        return each(taskIds, this::claim);
    }

    /** Releases several, each in a transaction of its own. */
    public BulkReport releaseAll(List<String> taskIds) {
        return each(taskIds, this::release);
    }

    BulkReport each(List<String> taskIds, Consumer<String> act) {
        List<String> done = new ArrayList<>();
        List<BulkReport.Failure> failed = new ArrayList<>();
        for (String taskId : taskIds) {
            try {
                transaction.executeWithoutResult(status -> act.accept(taskId));
                done.add(taskId);
            } catch (Refusal why) {
                failed.add(new BulkReport.Failure(taskId, why));
            }
        }
        return new BulkReport(done, failed);
    }

    /**
     * Keeps unfinished work (暂存); nothing is judged yet.
     *
     * @param before when what this person last saw saved was saved, null for nothing
     * @return when it was saved now
     * @throws Refusal conflict TASK_GONE, NOT_CLAIMED, CLAIMED_BY_OTHER; STALE_DRAFT when it was saved elsewhere since
     */
    @Transactional
    public Instant saveDraft(String taskId, Unfinished typed, @Nullable Instant before) {
        Actor actor = currentActor.require();
        return drafts.save(taskId, actor.username(), typed, before).orElseThrow(() -> {
            InboxRow row = visible(actor, taskId);
            if (row.assignee() == null) {
                return Refusal.conflict("NOT_CLAIMED");
            }
            return row.assignee().equals(actor.username())
                    ? Refusal.conflict("STALE_DRAFT")
                    : Refusal.conflict("CLAIMED_BY_OTHER", row.assigneeName());
        });
    }

    /**
     * The same for what a program sends: what no form of the step could hold is refused instead of kept.
     *
     * @throws Refusal invalid with unknown keys, wrong shapes and too long an opinion
     */
    @Transactional
    void saveSentDraft(String taskId, Map<String, Object> unfinished, @Nullable String opinion) {
        Actor actor = currentActor.require();
        OpenTask task = locked(actor, taskId);
        requireAssignee(actor, taskId, task);
        Map<String, Object> kept = answers.draft(task.step(), form(task), unfinished, opinion);
        TaskView.Draft before = drafts.find(taskId);
        saveDraft(
                taskId,
                new Unfinished(
                        kept, opinion, before == null ? null : before.typed().notice()),
                before == null ? null : before.savedAt());
    }

    /**
     * Ends a step: the act, the facts, the inbox row and the token's move commit together or not at all.
     *
     * @throws Refusal invalid with field errors; conflict TASK_GONE, CLAIMED_BY_OTHER, NOT_CLAIMED, VOID_STEP_OPEN;
     *     forbidden SEPARATION_OF_DUTY, RECUSED, RECUSAL_PENDING, RELATION_DECLARED; and whatever the actions after the step refuse
     */
    @Transactional
    public Completed complete(String taskId, Completion completion) {
        Actor actor = currentActor.require();
        InboxRow row = visible(actor, taskId);
        OpenTask task = locked(row);
        requireAssignee(actor, taskId, task);
        requireAllowed(actor, task);
        CaseNumber number = task.caseNumber();
        if (task.step().isParty() && isApplication(task)) {
            throw Refusal.conflict("ANSWER_BY_SUBMISSION");
        }
        Outcome outcome = task.step()
                .outcome(completion.outcome())
                .orElseThrow(() -> Refusal.invalid("UNKNOWN_OUTCOME", completion.outcome()));
        aside.requireNothingVoid(number, task.step(), outcome);
        Map<String, Object> known = reading.facts(row.caseId());
        FormSchema form = form(task);
        StepAnswers.Checked checked =
                answers.checked(task.step(), form, outcome, completion, known, papers(row.caseId(), task.step(), form));
        List<CorrectionItem> defects =
                NoticeCheck.checked(completion.correction(), matters.version(task.matter(), task.version()), known);
        StepAct act = new StepAct(
                task.step(),
                task.round(),
                outcome.key(),
                checked.answers(),
                checked.cleared(),
                blankToNull(completion.opinion()),
                defects,
                null);
        SeatId.of(taskId)
                .ifPresentOrElse(
                        seat -> signing.sign(seat, task, act), () -> ends.end(task, act, routing(task, checked)));
        return new Completed(cases.get(number).status(), pages.waiting(number));
    }

    /** Of a step that sends the case back nothing was judged, and the model learns nothing. */
    private Map<String, Object> routing(OpenTask task, StepAnswers.Checked checked) {
        return checked.complete()
                ? matters.version(task.matter(), task.version())
                        .routing(task.step().formId(), checked.answers(), checked.cleared())
                : Map.of();
    }

    /** How many papers of each kind fill the form's slots. */
    private Map<String, Integer> papers(UUID caseId, Step step, FormSchema form) {
        Map<String, Integer> held = new HashMap<>();
        if (!form.documents().isEmpty()) {
            reading.papers(caseId, step).forEach(paper -> held.merge(paper.kind(), 1, Integer::sum));
        }
        return held;
    }

    /**
     * A row that exists but is not this person's to know is not found, like one that never was; only who may know the case
     * is told that somebody was faster.
     */
    InboxRow visible(Actor actor, String taskId) {
        InboxPages.Found found = pages.look(taskId);
        if (found == null) {
            reading.idOf(steps.caseOf(taskId).orElseThrow(Refusal::notFound));
            throw gone(taskId);
        }
        InboxRow row = found.row();
        boolean mine = actor.username().equals(row.assignee()) || actor.groups().contains(found.group());
        if (!mine && !leads(actor, row)) {
            throw Refusal.notFound();
        }
        return row;
    }

    /** The oldest step of a case that others do whom the actor leads; empty for those who lead nobody. */
    @Transactional(readOnly = true)
    public Optional<InboxRow> led(UUID caseId) {
        Actor actor = currentActor.require();
        List<InboxRow> rows = OfficeHeads.groups(actor).isEmpty() ? List.of() : pages.open(caseId);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        CaseScope scope = cases.ref(new CaseNumber(rows.get(0).caseNumber())).scope();
        return rows.stream().filter(row -> leads(actor, row, scope)).findFirst();
    }

    /** Whether the actor leads those who do this step. */
    boolean leads(Actor actor, InboxRow row) {
        return !OfficeHeads.groups(actor).isEmpty()
                && leads(actor, row, cases.ref(new CaseNumber(row.caseNumber())).scope());
    }

    private static boolean leads(Actor actor, InboxRow row, CaseScope scope) {
        return row.official()
                .filter(role -> OfficeHeads.leads(actor, scope, role))
                .isPresent();
    }

    /** The task as it stands once the case is ours alone. */
    private OpenTask locked(Actor actor, String taskId) {
        return locked(visible(actor, taskId));
    }

    OpenTask locked(InboxRow row) {
        cases.lock(new CaseNumber(row.caseNumber()));
        return steps.find(row.id()).orElseThrow(() -> gone(row.id()));
    }

    /** A seat may be gone while its step still waits: others have decided, or the head has taken it away. */
    private static Refusal gone(String taskId) {
        return Refusal.conflict(SeatId.of(taskId).isPresent() ? "SEAT_GONE" : "TASK_GONE");
    }

    private void requireAssignee(Actor actor, String taskId, OpenTask task) {
        if (task.assignee() == null) {
            throw Refusal.conflict("NOT_CLAIMED");
        }
        if (!Objects.equals(task.assignee(), actor.username())) {
            throw Refusal.conflict("CLAIMED_BY_OTHER", pages.find(taskId).assigneeName());
        }
    }

    void requireAllowed(Actor actor, OpenTask task) {
        Step step = task.step();
        step.role().ifPresent(role -> {
            if (!actor.has(role)) {
                throw Refusal.forbidden("ROLE_MISSING");
            }
        });
        step.duty().ifPresentOrElse(duty -> cases.requireSeparation(actor, task.caseNumber(), duty), () -> {
            if (!step.isParty()) {
                aside.requireTakesPart(task.caseNumber(), actor.accountId());
            }
        });
    }

    /** Whoever stands back from a case gives its steps to nobody either. */
    void requireTakesPart(Actor actor, OpenTask task) {
        aside.requireTakesPart(task.caseNumber(), actor.accountId());
    }

    @Nullable
    private String obstacle(Actor actor, String taskId, OpenTask task) {
        try {
            requireAllowed(actor, task);
            steps.requireNoOther(taskId, actor.username());
            return null;
        } catch (Refusal no) {
            return no.code();
        }
    }

    /** A step on the application's own form is the answer to a correction notice, which is a submission. */
    private boolean isApplication(OpenTask task) {
        return matters.version(task.matter(), task.version())
                .settings()
                .startForm()
                .equals(task.step().formId());
    }

    private FormSchema form(OpenTask task) {
        return matters.version(task.matter(), task.version())
                .form(task.step().formId())
                .orElseThrow(() -> new IllegalStateException(
                        "published without form " + task.step().formId()));
    }

    @Nullable
    private static String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
