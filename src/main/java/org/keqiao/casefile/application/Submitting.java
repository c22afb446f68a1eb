package org.keqiao.casefile.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.clock.CaseDeadlines;
import org.keqiao.casefile.event.CaseOpened;
import org.keqiao.casefile.event.CaseSubmitted;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.CaseDocuments;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.CaseJson;
import org.keqiao.casefile.store.CaseNumbers;
import org.keqiao.casefile.store.Corrections;
import org.keqiao.casefile.store.NewAct;
import org.keqiao.casefile.store.Submissions;
import org.keqiao.form.FormSchema;
import org.keqiao.organization.OrganisationView;
import org.keqiao.process.Matter;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Outcome;
import org.keqiao.process.Step;
import org.keqiao.process.Workflow;
import org.keqiao.security.Actor;
import org.keqiao.security.CaseScope;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Duty;
import org.keqiao.security.Role;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Takes a draft or the answer to a correction: once per idempotency key, whole or not at all. */
@Component
class Submitting {

    private static final int LONGEST_KEY = 200;

    private final CaseFiles files;
    private final CaseNumbers numbers;
    private final Submissions submissions;
    private final Corrections corrections;
    private final CaseDocuments documents;
    private final Acts acts;
    private final Applications applications;
    private final Applicants applicants;
    private final InternalApprovals approvals;
    private final CaseDeadlines deadlines;
    private final Workflow workflow;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Submitting(
            CaseFiles files,
            CaseNumbers numbers,
            Submissions submissions,
            Corrections corrections,
            CaseDocuments documents,
            Acts acts,
            Applications applications,
            Applicants applicants,
            InternalApprovals approvals,
            CaseDeadlines deadlines,
            Workflow workflow,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = files;
        this.numbers = numbers;
        this.submissions = submissions;
        this.corrections = corrections;
        this.documents = documents;
        this.acts = acts;
        this.applications = applications;
        this.applicants = applicants;
        this.approvals = approvals;
        this.deadlines = deadlines;
        this.workflow = workflow;
        this.currentActor = currentActor;
        this.events = events;
        this.clock = clock;
    }

    SubmissionReceipt submit(UUID id, String idempotencyKey) {
        if (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY) {
            throw Refusal.invalid(List.of(FieldError.of("Idempotency-Key", "length", 1, LONGEST_KEY)));
        }
        Actor actor = currentActor.require();
        CaseFile file = files.lock(id);
        // Who has just sent it may ask again for the answer.
        if (!applicants.mayHandle(actor, file) && !applicants.isOfCounter(actor, file)) {
            throw Refusal.notFound();
        }
        Optional<CaseStatus> answered = submissions.answered(id, idempotencyKey);
        if (answered.isPresent()) {
            return new SubmissionReceipt(id, file.number(), answered.get());
        }
        if (!file.isEditable()) {
            throw Refusal.conflict(
                    file.status().isTerminal() ? "ALREADY_DECIDED" : "ALREADY_SUBMITTED",
                    file.number().value());
        }
        OrganisationView organisation = applicants.requireSubmitting(actor, file);
        Matter matter = applications.matter(file);
        Map<String, Object> answers = applications.complete(file, matter);
        boolean first = file.status() == CaseStatus.DRAFT;
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        // A case keeps the offices that began it, even when the organisation moves meanwhile.
        CaseScope scope = first ? scope(file, matter, organisation) : file.scope();
        CaseNumber number =
                first ? numbers.next(matter.settings().numberKind(), scope.city(), today.getYear()) : file.number();
        int submission = file.submission() + 1;
        Set<String> before =
                submissions.last(id).map(last -> last.answers().keySet()).orElse(Set.of());
        // A case that was accepted before stays so: only the first acceptance is asked for.
        CaseStatus status = file.acceptedOn() == null ? CaseStatus.SUBMITTED : CaseStatus.ACCEPTED;
        files.submitted(
                id,
                number,
                status,
                scope,
                organisation.name(),
                answers,
                facts(file, before, answers),
                submission,
                today,
                now);
        List<Submissions.Filed> papers = filed(file);
        submissions.insert(id, submission, answers, papers, matter, actor, now, idempotencyKey, status);
        approvals.submitted(id, actor);
        record(file, actor, organisation, submission, matter.startForm().id(), answers, papers);
        CaseFile submitted = files.find(id).orElseThrow();
        if (first) {
            workflow.start(matter.key(), matter.version(), number, routing(matter, answers));
            files.setVersion(id, matter.version());
        } else {
            corrections.answered(id, submission);
            deadlines.corrected(submitted);
            complete(number, matter, answers);
        }
        CaseFile after = files.find(id).orElseThrow();
        submissions.setAnswered(id, submission, after.status());
        events.publishEvent(
                file.byOffice() ? new CaseOpened(after.ref()) : new CaseSubmitted(after.ref(), submission, now));
        return new SubmissionReceipt(id, number, after.status());
    }

    /** Who decided the first case works the one that follows from it. */
    private CaseScope scope(CaseFile file, Matter matter, OrganisationView organisation) {
        if (file.confidential()) {
            return file.scope();
        }
        return file.linkedTo() == null || matter.settings().follows().isEmpty()
                ? applicants.scope(matter, organisation)
                : FollowUps.scope(matter, files.find(file.linkedTo()).orElseThrow());
    }

    /** The act names each paper by its digest. At the counter the clerk acts, in the clerk's own duty, for the applicant. */
    private void record(
            CaseFile file,
            Actor actor,
            OrganisationView organisation,
            int submission,
            String formId,
            Map<String, Object> answers,
            List<Submissions.Filed> papers) {
        boolean counter = applicants.isCounter(actor, file);
        String first = file.byOffice() ? "opening" : "submission";
        NewAct act = NewAct.of(
                        actor.isSystem() ? ActRecord.Kind.SYSTEM : ActRecord.Kind.COMMAND,
                        submission == 1 ? first : "correctionAnswer",
                        actor,
                        submission,
                        Map.of("submission", submission, ActRecord.DOCUMENTS, papers))
                .inDuty(file.byOffice() ? openedIn(actor) : counter ? Duty.INTAKE : Duty.APPLICANT)
                .answering(formId, 0, answers);
        acts.append(file.id(), counter ? act.forSomeone(organisation.id(), organisation.name()) : act);
    }

    /** Whoever opens a case has begun to examine it; one of another authority only asks. */
    @Nullable
    private static Duty openedIn(Actor actor) {
        return Stream.of(Role.REGISTRAR, Role.PROGRAM_OFFICER).anyMatch(actor::has) ? Duty.REVIEW : null;
    }

    /** The model made the correction the applicant's task with the start form; answering the notice completes it. */
    private void complete(CaseNumber number, Matter matter, Map<String, Object> answers) {
        OpenTask task = workflow.openTasks(number).stream()
                .filter(open -> open.step().isParty()
                        && open.step().formId().equals(matter.startForm().id()))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("NOT_EDITABLE"));
        Step step = task.step();
        String outcome = step.outcomes().stream()
                .filter(o -> o.kind() == Outcome.Kind.ADVANCE)
                .findFirst()
                .map(Outcome::key)
                .orElseThrow(() -> new IllegalStateException(step.formId() + " of " + number + " cannot be answered"));
        workflow.complete(task, outcome, routing(matter, answers));
    }

    private List<Submissions.Filed> filed(CaseFile file) {
        return documents.of(file, true).stream()
                .map(d -> new Submissions.Filed(d.id(), d.kind(), d.name(), d.sha256()))
                .toList();
    }

    /** What officers added stays; what the applicant took out goes. */
    private static Map<String, Object> facts(CaseFile file, Set<String> before, Map<String, Object> answers) {
        Map<String, Object> facts = new LinkedHashMap<>(file.facts());
        facts.keySet().removeAll(before);
        facts.putAll(answers);
        return facts;
    }

    /** What the applicant took out is cleared. */
    private static Map<String, Object> routing(Matter matter, Map<String, Object> answers) {
        FormSchema form = matter.startForm();
        return matter.routing(form.id(), CaseJson.plain(answers), form.keys());
    }
}
