package org.keqiao.casefile.application;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.CaseDocument;
import org.keqiao.casefile.reading.CaseAccess;
import org.keqiao.casefile.reading.OfficersAtWork;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.CaseDocuments;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.NewAct;
import org.keqiao.casefile.store.Submissions;
import org.keqiao.casefile.store.UntouchedDrafts;
import org.keqiao.document.Documents;
import org.keqiao.document.ReceivedFile;
import org.keqiao.document.StoredDocument;
import org.keqiao.organization.UnverifiedLimits;
import org.keqiao.process.Matter;
import org.keqiao.process.MatterSettings.DocumentKind;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds files to cases and takes them away, as long as they were not submitted. */
@Component
class Attaching {

    private final CaseFiles files;
    private final Acts acts;
    private final CaseDocuments caseDocuments;
    private final Documents documents;
    private final Applicants applicants;
    private final Applications applications;
    private final InternalApprovals approvals;
    private final CaseAccess access;
    private final OfficersAtWork officers;
    private final UntouchedDrafts drafts;
    private final UnverifiedLimits limits;
    private final CurrentActor currentActor;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Attaching(
            CaseFiles files,
            Acts acts,
            CaseDocuments caseDocuments,
            Documents documents,
            Applicants applicants,
            Applications applications,
            InternalApprovals approvals,
            CaseAccess access,
            OfficersAtWork officers,
            UntouchedDrafts drafts,
            UnverifiedLimits limits,
            CurrentActor currentActor,
            TransactionTemplate transaction,
            Clock clock) {
        this.files = files;
        this.acts = acts;
        this.caseDocuments = caseDocuments;
        this.documents = documents;
        this.applicants = applicants;
        this.applications = applications;
        this.approvals = approvals;
        this.access = access;
        this.officers = officers;
        this.drafts = drafts;
        this.limits = limits;
        this.currentActor = currentActor;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** See {@link Cases#attach}. */
    CaseDocument attach(UUID id, String kind, String fileName, InputStream content) {
        Actor actor = currentActor.require();
        // Who may not, or not this kind, is told before the bytes are read.
        CaseFile before = files.find(id).orElseThrow(Refusal::notFound);
        mostOf(before, kind, mayAttach(actor, before) == Hand.OFFICER);
        limits.takeUpload(actor);
        try (ReceivedFile received = documents.receive(fileName, content)) {
            return transaction.execute(status -> {
                CaseFile file = files.lock(id);
                Hand hand = mayAttach(actor, file);
                boolean officer = hand == Hand.OFFICER;
                int most = mostOf(file, kind, officer)
                        + caseDocuments.setAside(
                                id,
                                documents.of(id).stream()
                                        .filter(d -> d.kind().equals(kind))
                                        .map(StoredDocument::id)
                                        .toList());
                limits.requireRoom(actor, received);
                StoredDocument stored = documents.keep(received, id, kind, most, actor);
                drafts.touch(id, clock.instant());
                boolean atOnce = hand != Hand.APPLICATION;
                caseDocuments.add(id, stored.id(), atOnce ? file.submission() : file.submission() + 1, officer);
                if (atOnce) {
                    record(actor, file, stored);
                }
                return caseDocuments.of(file, true).stream()
                        .filter(d -> d.id().equals(stored.id()))
                        .findFirst()
                        .orElseThrow();
            });
        }
    }

    /** As what somebody adds a paper: to the application, to an own step of the party, or to the officers' papers. */
    private enum Hand {
        APPLICATION,
        PARTY_STEP,
        OFFICER
    }

    /** What an application brings is named by its submission; what a step adds, by an act of its own. */
    private void record(Actor actor, CaseFile file, StoredDocument stored) {
        Submissions.Filed paper = new Submissions.Filed(stored.id(), stored.kind(), stored.name(), stored.sha256());
        acts.append(
                file.id(),
                NewAct.of(
                        ActRecord.Kind.COMMAND,
                        ActRecord.ATTACHMENT,
                        actor,
                        file.submission(),
                        Map.of(ActRecord.DOCUMENTS, List.of(paper))));
    }

    /** Refuses whoever has nothing to add now. */
    private Hand mayAttach(Actor actor, CaseFile file) {
        if (applicants.isCounter(actor, file)) {
            requireOpen(file);
            return Hand.APPLICATION;
        }
        CaseAccess.Standing standing = access.require(actor, file);
        if (standing == CaseAccess.Standing.OFFICER || standing == CaseAccess.Standing.FIRM) {
            if (file.status().isTerminal()) {
                throw Refusal.conflict("ALREADY_DECIDED", String.valueOf(file.number()));
            }
            if (!officers.includes(actor, file)) {
                throw Refusal.forbidden("NO_STEP_OF_YOURS");
            }
            return Hand.OFFICER;
        }
        if (!file.isEditable() && applicants.speaksFor(actor, file) && officers.waitForParty(actor, file)) {
            return Hand.PARTY_STEP;
        }
        requireOpen(file);
        return Hand.APPLICATION;
    }

    private int mostOf(CaseFile file, String kind, boolean officer) {
        Matter matter = applications.matter(file);
        DocumentKind known = matter.documentKinds().stream()
                .filter(k -> k.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("UNKNOWN_DOCUMENT_KIND", kind));
        if (!officer) {
            applications.requireOpen(file, kind);
        }
        return Math.max(1, known.most());
    }

    /** See {@link Cases#remove}. */
    void remove(UUID document) {
        Actor actor = currentActor.require();
        CaseFile file = files.lock(caseDocuments.caseOf(document).orElseThrow(Refusal::notFound));
        StoredDocument stored = documents.require(document);
        boolean internal = caseDocuments.isInternal(document);
        if (internal) {
            if (access.require(actor, file) != CaseAccess.Standing.OFFICER) {
                throw Refusal.notFound();
            }
            // What an officer put into the record stays there.
            throw Refusal.conflict("DOCUMENT_SUBMITTED");
        }
        if (!file.isEditable() && officers.waitForParty(actor, file)) {
            throw Refusal.conflict("DOCUMENT_SUBMITTED");
        }
        requireOpen(file);
        applications.requireOpen(file, stored.kind());
        if (caseDocuments.submissionOf(document) > file.submission()) {
            caseDocuments.forget(document);
            documents.delete(document);
        } else {
            caseDocuments.setAside(document, file.submission() + 1);
        }
    }

    /** Editable by the actor, and not lying before an approver. */
    private void requireOpen(CaseFile file) {
        Actor actor = currentActor.require();
        approvals.requireOpen(actor, applicants.requireEditable(actor, file));
    }
}
