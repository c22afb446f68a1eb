package org.keqiao.casefile.application;

import java.io.InputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.CaseDocument;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.reading.CaseAccess;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.UntouchedDrafts;
import org.keqiao.document.Documents;
import org.keqiao.form.FormValidator;
import org.keqiao.organization.UnverifiedLimits;
import org.keqiao.process.Matter;
import org.keqiao.process.Matters;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a party does with its case: start, fill, submit, correct, withdraw. Every call is the current actor's. */
@Service
public class Cases {

    private final CaseFiles files;
    private final Documents documents;
    private final Matters matters;
    private final Applicants applicants;
    private final Applications applications;
    private final Attaching attaching;
    private final Submitting submitting;
    private final Withdrawing withdrawing;
    private final FollowUps followUps;
    private final InternalApprovals approvals;
    private final CaseAccess access;
    private final UntouchedDrafts drafts;
    private final UnverifiedLimits limits;
    private final CurrentActor currentActor;
    private final Clock clock;

    Cases(
            CaseFiles files,
            Documents documents,
            Matters matters,
            Applicants applicants,
            Applications applications,
            Attaching attaching,
            Submitting submitting,
            Withdrawing withdrawing,
            FollowUps followUps,
            InternalApprovals approvals,
            CaseAccess access,
            UntouchedDrafts drafts,
            UnverifiedLimits limits,
            CurrentActor currentActor,
            Clock clock) {
        this.files = files;
        this.documents = documents;
        this.matters = matters;
        this.applicants = applicants;
        this.applications = applications;
        this.attaching = attaching;
        this.submitting = submitting;
        this.withdrawing = withdrawing;
        this.followUps = followUps;
        this.approvals = approvals;
        this.access = access;
        this.drafts = drafts;
        this.limits = limits;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * A new draft.
     *
     * @throws Refusal NOT_FOUND for an unknown matter, forbidden MATTER_NOT_FOR_APPLICANT or NOT_YOUR_ORGANISATION,
     *     INVALID with unknown keys, conflict UNVERIFIED_DRAFTS
     */
    @Transactional
    public CaseDraft create(NewCase begun) {
        Actor actor = currentActor.require();
        Matter matter = matters.current(begun.matter()).orElseThrow(Refusal::notFound);
        Applicants.Choice applicant = applicants.choose(actor, matter, begun.organisation());
        applicants.hold(applicant);
        Optional<CaseFile> origin = origin(actor, matter, begun.linkedTo(), applicant);
        limits.requireDraft(actor, () -> drafts.begunBy(actor.accountId()));
        Map<String, Object> answers = applications.draft(matter, begun.answers());
        UUID id = UUID.randomUUID();
        files.insertDraft(
                id,
                matter,
                title(answers, origin.map(CaseFile::title).orElse("")),
                applicant.organisation(),
                applicants.scope(matter, applicant.organisation()),
                answers,
                actor,
                applicant.atCounter() ? CaseFiles.Beginning.COUNTER : CaseFiles.Beginning.APPLICANT,
                begun.linkedTo(),
                clock.instant());
        return applications.view(files.find(id).orElseThrow());
    }

    /** The case that it follows from; whoever may not know that case is told that there is none. */
    private Optional<CaseFile> origin(
            Actor actor, Matter matter, @Nullable UUID linkedTo, Applicants.Choice applicant) {
        if (linkedTo != null) {
            access.require(actor, files.find(linkedTo).orElseThrow(Refusal::notFound));
        }
        return followUps.origin(matter, linkedTo, applicant.organisation().id());
    }

    /** A matter that follows from another case need not ask again what that one is called. */
    private static String title(Map<String, Object> answers, String otherwise) {
        String own = Applications.title(answers);
        return own.isEmpty() ? otherwise : own;
    }

    /** What may follow from an own case: amendment, objection and the like. */
    @Transactional(readOnly = true)
    public List<Matter> followUps(UUID id) {
        CaseFile file = files.find(id).orElseThrow(Refusal::notFound);
        if (access.require(currentActor.require(), file) != CaseAccess.Standing.PARTY
                || !file.applicantIs(currentActor.require().organisations())) {
            return List.of();
        }
        return followUps.of(file).stream()
                .filter(matter -> applicants.mayBegin(matter, file.applicant()))
                .toList();
    }

    /**
     * A new draft in which the applicant's own part stands already: from its profile, and as it last sent it.
     *
     * @throws Refusal as {@link #create}
     */
    @Transactional
    public CaseDraft begin(String matterKey, @Nullable UUID organisation) {
        return begin(matterKey, organisation, null);
    }

    /**
     * The same for a matter that follows from another case.
     *
     * @param linkedTo that case; null for a matter that stands for itself
     */
    @Transactional
    public CaseDraft begin(String matterKey, @Nullable UUID organisation, @Nullable UUID linkedTo) {
        return begin(matterKey, organisation, linkedTo, Map.of());
    }

    /**
     * The same with more that is known.
     *
     * @param more answers that win over the applicant's own part
     */
    @Transactional
    public CaseDraft begin(
            String matterKey, @Nullable UUID organisation, @Nullable UUID linkedTo, Map<String, Object> more) {
        Matter matter = matters.current(matterKey).orElseThrow(Refusal::notFound);
        Applicants.Choice applicant = applicants.choose(currentActor.require(), matter, organisation);
        Map<String, Object> known = new LinkedHashMap<>(applications.prefill(matter, applicant.organisation()));
        known.putAll(more);
        return create(new NewCase(matterKey, known, applicant.organisation().id(), linkedTo));
    }

    /**
     * What an organisation last submitted of a matter, to begin the next one with; empty without any.
     *
     * @throws Refusal forbidden NOT_YOUR_ORGANISATION for whoever may not begin for it
     */
    @Transactional(readOnly = true)
    public Map<String, Object> lastSent(String matterKey, UUID organisation) {
        Matter matter = matters.current(matterKey).orElseThrow(Refusal::notFound);
        applicants.choose(currentActor.require(), matter, organisation);
        return applications.lastSent(matter, organisation);
    }

    /**
     * What a submission would say now; changes nothing.
     *
     * @throws Refusal as {@link #draft}
     */
    @Transactional(readOnly = true)
    public Readiness check(UUID id) {
        CaseFile file = editable(files.find(id).orElseThrow(Refusal::notFound));
        FormValidator.Checked checked = applications.checked(file, applications.matter(file));
        Refusal obstacle = null;
        try {
            applicants.requireSubmitting(currentActor.require(), file);
        } catch (Refusal refused) {
            obstacle = refused;
        }
        return new Readiness(checked.errors(), checked.warnings(), obstacle);
    }

    /**
     * The draft, or the case in correction, for editing.
     *
     * @throws Refusal NOT_FOUND when it is not the actor's, conflict NOT_EDITABLE in another status
     */
    @Transactional(readOnly = true)
    public CaseDraft draft(UUID id) {
        return applications.view(editable(files.find(id).orElseThrow(Refusal::notFound)));
    }

    /**
     * Kinds of documents that a submission of these answers would have to hold; changes nothing.
     *
     * @throws Refusal as {@link #draft}
     */
    @Transactional(readOnly = true)
    public Set<String> neededDocuments(UUID id, Map<String, Object> answers) {
        return applications.needed(editable(files.find(id).orElseThrow(Refusal::notFound)), answers);
    }

    /**
     * Replaces the answers; in a correction only opened fields may differ from the last submission. Nothing else is
     * validated: a draft may be incomplete.
     *
     * @param expectedVersion the version that was edited; null overwrites whatever is there
     * @return the draft with its new version
     * @throws Refusal conflict STALE_DRAFT when somebody saved in between; WAITS_FOR_APPROVAL
     */
    @Transactional
    public CaseDraft saveAnswers(UUID id, Map<String, Object> answers, @Nullable Integer expectedVersion) {
        CaseFile file = open(files.find(id).orElseThrow(Refusal::notFound));
        Map<String, Object> clean = applications.saved(file, answers);
        String title = title(clean, file.linkedTo() == null ? "" : file.title());
        CaseFile saved = files.saveAnswers(id, clean, title, expectedVersion, clock.instant())
                .orElseThrow(() -> Refusal.conflict("STALE_DRAFT"));
        return applications.view(saved);
    }

    /**
     * Adds a file: of a party to its draft or an opened kind, of an officer to a case under way
     * of which a step waits for this person.
     *
     * @param content read once and not closed
     */
    public CaseDocument attach(UUID id, String kind, String fileName, InputStream content) {
        return attaching.attach(id, kind, fileName, content);
    }

    /** Removes a file that was not yet submitted; one of the last submission is set aside when its kind is opened. */
    @Transactional
    public void remove(UUID document) {
        attaching.remove(document);
    }

    /**
     * Sends the draft or the correction: validates everything, gives the case number, starts or moves the process.
     *
     * @param idempotencyKey chosen by the client; repeated calls with it get the first answer
     * @throws Refusal INVALID with field errors (documents as {@code documents.<kind>}), or conflict
     */
    @Transactional
    public SubmissionReceipt submit(UUID id, String idempotencyKey) {
        return submitting.submit(id, idempotencyKey);
    }

    /**
     * Takes the case back; one winner against a decision.
     *
     * @throws Refusal conflict ALREADY_DECIDED
     */
    @Transactional
    public CaseStatus withdraw(UUID id, String reason) {
        return withdrawing.withdraw(id, reason);
    }

    /** A new draft with the answers of an own case, without its documents. */
    @Transactional
    public CaseDraft copy(UUID id) {
        CaseFile file = files.find(id).orElseThrow(Refusal::notFound);
        if (access.require(currentActor.require(), file) != CaseAccess.Standing.PARTY) {
            throw Refusal.notFound();
        }
        Matter matter = matters.current(file.matter()).orElseThrow(Refusal::notFound);
        return create(new NewCase(file.matter(), applications.known(matter, file.answers()), file.applicant(), null));
    }

    /** Deletes a draft that was never submitted. */
    @Transactional
    public void discard(UUID id) {
        CaseFile file = open(files.lock(id));
        if (file.status() != CaseStatus.DRAFT) {
            throw Refusal.conflict("NOT_EDITABLE");
        }
        documents.of(id).forEach(document -> documents.delete(document.id()));
        files.delete(id);
    }

    /** Editable, and not lying before an approver. */
    private CaseFile open(CaseFile file) {
        approvals.requireOpen(currentActor.require(), editable(file));
        return file;
    }

    private CaseFile editable(CaseFile file) {
        return applicants.requireEditable(currentActor.require(), file);
    }
}
