package org.keqiao.casefile.application;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.event.ApprovalRequested;
import org.keqiao.casefile.event.ApprovalReturned;
import org.keqiao.casefile.store.ApprovalRequests;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.organization.Organisations;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 内部审批 (domain 0.5-6): where an organisation approves internally, members lay what they prepared before an approver,
 * who submits it or sends it back. What waits cannot be changed by those who prepared it.
 */
@Service
public class InternalApprovals {

    private static final int LONGEST = 1000;

    private final CaseFiles files;
    private final ApprovalRequests requests;
    private final Applicants applicants;
    private final Applications applications;
    private final Organisations organisations;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InternalApprovals(
            CaseFiles files,
            ApprovalRequests requests,
            Applicants applicants,
            Applications applications,
            Organisations organisations,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = files;
        this.requests = requests;
        this.applicants = applicants;
        this.applications = applications;
        this.organisations = organisations;
        this.currentActor = currentActor;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @throws Refusal NOT_FOUND to whoever does not work for the applicant
     */
    @Transactional(readOnly = true)
    public ApprovalState state(UUID id) {
        Actor actor = currentActor.require();
        CaseFile file = handled(actor, files.find(id).orElseThrow(Refusal::notFound));
        return new ApprovalState(isNeeded(actor, file), isApprover(actor, file), requests.of(id));
    }

    /**
     * Lays a complete application before the approvers.
     *
     * @param note for them, null or blank without one
     * @throws Refusal NOT_FOUND; invalid with what is missing; conflict NOT_EDITABLE, NO_INTERNAL_APPROVAL, NO_APPROVER,
     *     WAITS_FOR_APPROVAL or ORGANISATION_UNVERIFIED
     */
    @Transactional
    public void request(UUID id, @Nullable String note) {
        Actor actor = currentActor.require();
        CaseFile file = applicants.requireEditable(actor, files.lock(id));
        if (!isNeeded(actor, file)) {
            throw Refusal.conflict("NO_INTERNAL_APPROVAL");
        }
        if (requests.waiting(id).isPresent()) {
            throw Refusal.conflict("WAITS_FOR_APPROVAL");
        }
        applicants.requireVerified(file);
        if (organisations.approvers(file.applicant()).isEmpty()) {
            throw Refusal.conflict("NO_APPROVER", file.applicantName());
        }
        String words = words("note", note);
        applications.complete(file, applications.matter(file));
        UUID request = UUID.randomUUID();
        requests.add(request, id, actor.accountId(), actor.displayName(), words, clock.instant());
        events.publishEvent(new ApprovalRequested(request, id, file.applicant(), file.title(), actor.displayName()));
    }

    /**
     * To change it: by any of those who may prepare.
     *
     * @throws Refusal NOT_FOUND; conflict NOT_WAITING_FOR_APPROVAL
     */
    @Transactional
    public void takeBack(UUID id) {
        Actor actor = currentActor.require();
        waiting(handled(actor, files.lock(id)));
        requests.answer(
                id, ApprovalRequest.State.TAKEN_BACK, actor.accountId(), actor.displayName(), null, clock.instant());
    }

    /**
     * By an approver, to those who prepared it.
     *
     * @throws Refusal NOT_FOUND; forbidden NOT_THE_APPROVER; invalid with {@code reason}; conflict
     *     NOT_WAITING_FOR_APPROVAL
     */
    @Transactional
    public void sendBack(UUID id, @Nullable String reason) {
        Actor actor = currentActor.require();
        CaseFile file = handled(actor, files.lock(id));
        if (!isApprover(actor, file)) {
            throw Refusal.forbidden("NOT_THE_APPROVER");
        }
        String why = words("reason", reason);
        if (why == null) {
            throw Refusal.invalid(List.of(FieldError.of("reason", "required")));
        }
        ApprovalRequests.Waiting request = waiting(file);
        requests.answer(
                id, ApprovalRequest.State.RETURNED, actor.accountId(), actor.displayName(), why, clock.instant());
        events.publishEvent(
                new ApprovalReturned(request.id(), id, request.requestedBy(), file.title(), actor.displayName(), why));
    }

    /** What waits for the current actor's approval, whoever waits longest first; empty for everybody else. */
    @Transactional(readOnly = true)
    public CursorPage<ApprovalItem> queue(@Nullable String cursor, int limit) {
        Set<UUID> own = organisations.approvedBy(currentActor.require());
        if (own.isEmpty()) {
            return new CursorPage<>(List.of(), null);
        }
        return Cursor.page(
                requests.queue(own, Cursor.parse(cursor, 2), limit + 1),
                limit,
                item -> Cursor.of(item.requestedAt(), item.id()));
    }

    /** How many wait for this person. */
    @Transactional(readOnly = true)
    public long waitingFor(Actor actor) {
        Set<UUID> own = organisations.approvedBy(actor);
        return own.isEmpty() ? 0 : requests.countWaiting(own);
    }

    /** Whether this person approves for some organisation. */
    @Transactional(readOnly = true)
    public boolean isApprover(Actor actor) {
        return !organisations.approvedBy(actor).isEmpty();
    }

    /**
     * Before anything of the application is changed.
     *
     * @throws Refusal conflict WAITS_FOR_APPROVAL
     */
    void requireOpen(Actor actor, CaseFile file) {
        if (requests.waiting(file.id()).isPresent() && isNeeded(actor, file) && !isApprover(actor, file)) {
            throw Refusal.conflict("WAITS_FOR_APPROVAL");
        }
    }

    /** The approver submitted it. */
    void submitted(UUID id, Actor actor) {
        requests.answer(
                id, ApprovalRequest.State.APPROVED, actor.accountId(), actor.displayName(), null, clock.instant());
    }

    private CaseFile handled(Actor actor, CaseFile file) {
        if (!applicants.mayHandle(actor, file)) {
            throw Refusal.notFound();
        }
        return file;
    }

    private ApprovalRequests.Waiting waiting(CaseFile file) {
        return requests.waiting(file.id()).orElseThrow(() -> Refusal.conflict("NOT_WAITING_FOR_APPROVAL"));
    }

    /** What a clerk takes down at the counter is brought by the organisation itself. */
    private boolean isNeeded(Actor actor, CaseFile file) {
        return !applicants.isCounter(actor, file)
                && organisations.find(file.applicant()).internalApproval();
    }

    private boolean isApprover(Actor actor, CaseFile file) {
        return organisations.approvedBy(actor).contains(file.applicant());
    }

    @Nullable
    private static String words(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.strip().length() > LONGEST) {
            throw Refusal.invalid(List.of(FieldError.of(field, "tooLong", LONGEST)));
        }
        return text.strip();
    }
}
