package org.keqiao.inbox;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.inbox.seat.Seating;
import org.keqiao.process.Outcome;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Light;
import org.keqiao.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's tasks over HTTP: officers, experts and enterprises alike. */
@RestController
@RequestMapping("/api/v1/tasks")
@Access
class TasksEndpoint {

    private final Inbox inbox;
    private final Assignments assignments;

    TasksEndpoint(Inbox inbox, Assignments assignments) {
        this.inbox = inbox;
        this.assignments = assignments;
    }

    @GetMapping
    @Operation(summary = "One of the caller's queues, newest first")
    CursorPage<TaskItem> list(
            @RequestParam(defaultValue = "mine")
                    @Schema(allowableValues = {"mine", "claimable", "handled", "all", "office"})
                    String queue,
            @RequestParam(required = false) @Nullable String matter,
            @RequestParam(required = false) @Nullable UUID caseId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Locale locale) {
        InboxQuery query = InboxQuery.of(queue(queue)).ofMatter(matter);
        CursorPage<InboxRow> page =
                inbox.page(caseId == null ? query : query.ofCase(caseId), cursor, Cursor.limit(limit));
        return new CursorPage<>(
                page.items().stream().map(row -> item(row, locale)).toList(), page.next());
    }

    @GetMapping("/{id}")
    @Operation(summary = "A task with its form, what is known already, and its outcomes")
    TaskDetail view(@PathVariable String id, Locale locale) {
        TaskView view = inbox.view(id);
        return new TaskDetail(
                item(view.row(), locale),
                view.form().id(),
                view.form().source(),
                view.answers(),
                view.draft() == null ? null : view.draft().typed().opinion(),
                view.step().outcomes().stream().map(o -> outcome(o, locale)).toList());
    }

    @PostMapping("/{id}/claim")
    @Operation(summary = "Takes a task; 409 when somebody else has it, 403 when the separation of duty forbids it")
    void claim(@PathVariable String id) {
        inbox.claim(id);
    }

    @PostMapping("/{id}/release")
    @Operation(summary = "Gives a task back to its group")
    void release(@PathVariable String id) {
        inbox.release(id);
    }

    @GetMapping("/{id}/colleagues")
    @Operation(summary = "Who could be given a task, least busy first")
    List<Assignments.Colleague> colleagues(@PathVariable String id) {
        return assignments.colleagues(id);
    }

    @PostMapping("/{id}/assignment")
    @Operation(summary = "Gives a task to a colleague; the head of the office also takes it from whoever has it")
    void assign(@PathVariable String id, @RequestBody AssignmentRequest request) {
        if (request.assignee() == null) {
            assignments.takeBack(id, request.reason());
        } else {
            assignments.assign(id, request.assignee(), request.reason());
        }
    }

    @PutMapping("/{id}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Keeps unfinished work on a task; nothing is judged yet")
    void saveDraft(@PathVariable String id, @RequestBody DraftRequest draft) {
        inbox.saveSentDraft(id, draft.answers() == null ? Map.of() : draft.answers(), draft.opinion());
    }

    @PostMapping("/{id}/completion")
    @Operation(summary = "Ends a task with one of its outcomes")
    CompletionAnswer complete(@PathVariable String id, @RequestBody CompletionRequest request, Locale locale) {
        if (request.outcome() == null) {
            throw Refusal.invalid(List.of(FieldError.of("outcome", "required")));
        }
        Completed completed = inbox.complete(
                id,
                new Completion(
                        request.outcome(),
                        request.answers() == null ? Map.of() : request.answers(),
                        request.opinion(),
                        defects(request.correction())));
        return new CompletionAnswer(
                completed.status(),
                completed.next().stream()
                        .map(n -> new NextStep(isEnglish(locale) ? n.en() : n.zh(), n.role()))
                        .toList());
    }

    private static List<CorrectionItem> defects(@Nullable CorrectionRequest correction) {
        List<CorrectionItem> items = correction == null ? null : correction.items();
        return items == null
                ? List.of()
                : items.stream()
                        .map(item -> item == null ? new CorrectionItem(null, null, "") : item)
                        .toList();
    }

    private static Queue queue(String word) {
        try {
            return Queue.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(List.of(FieldError.of("queue", "option", word)));
        }
    }

    private TaskItem item(InboxRow row, Locale locale) {
        return new TaskItem(
                row.id(),
                row.name(locale),
                row.matter(),
                row.caseId(),
                row.caseNumber(),
                row.title(),
                row.applicant(),
                row.role(),
                row.assignee(),
                row.createdAt(),
                row.dueOn(),
                row.light(),
                row.outcome(),
                row.seating());
    }

    private static OutcomeItem outcome(Outcome outcome, Locale locale) {
        return new OutcomeItem(
                outcome.key(),
                isEnglish(locale) ? outcome.en() : outcome.zh(),
                outcome.kind(),
                outcome.opinionRequired());
    }

    private static boolean isEnglish(Locale locale) {
        return "en".equals(locale.getLanguage());
    }

    /**
     * @param dueOn the step's last day
     * @param outcome in the queue handled only
     * @param seating of a seat, how far its step has come
     */
    record TaskItem(
            String id,
            String name,
            String matter,
            UUID caseId,
            String caseNumber,
            String title,
            String applicant,
            String role,
            @Nullable String assignee,
            Instant createdAt,
            @Nullable LocalDate dueOn,
            @Nullable Light light,
            @Nullable String outcome,
            @Nullable Seating seating) {}

    /** A task's line, and what is needed to work on it. */
    record TaskDetail(
            @JsonUnwrapped TaskItem task,
            String formId,
            @JsonRawValue @Schema(type = "object") String form,
            Map<String, Object> answers,
            @Nullable String opinion,
            List<OutcomeItem> outcomes) {}

    record OutcomeItem(String key, String label, Outcome.Kind kind, boolean opinionRequired) {}

    record DraftRequest(@Nullable Map<String, Object> answers, @Nullable String opinion) {}

    record CompletionRequest(
            @Nullable String outcome,
            @Nullable Map<String, Object> answers,
            @Nullable String opinion,
            @Nullable CorrectionRequest correction) {}

    record CorrectionRequest(@Nullable List<CorrectionItem> items) {}

    /**
     * @param assignee sign-in name; null gives the task back to its group
     * @param reason mandatory when somebody else has the task
     */
    record AssignmentRequest(@Nullable String assignee, @Nullable String reason) {}

    record CompletionAnswer(CaseStatus caseStatus, List<NextStep> nextSteps) {}

    record NextStep(String name, String role) {}
}
