package org.keqiao.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.casefile.clock.CaseDeadlines;
import org.keqiao.casefile.reading.CaseAccess;
import org.keqiao.casefile.reading.CaseAccess.Standing;
import org.keqiao.casefile.reading.CaseLists;
import org.keqiao.casefile.reading.OfficeLetters;
import org.keqiao.casefile.reading.Timelines;
import org.keqiao.casefile.store.ActRow;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.CaseDocuments;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.CaseParties;
import org.keqiao.casefile.store.Corrections;
import org.keqiao.casefile.store.Submissions;
import org.keqiao.document.Letter;
import org.keqiao.document.Letters;
import org.keqiao.form.FormDiff;
import org.keqiao.form.FormSchema;
import org.keqiao.process.Matters;
import org.keqiao.process.Step;
import org.keqiao.security.AccessLog;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looking at cases, within the current actor's scope: parties see their own, officers those of their station, county or
 * city; for everything else a case does not exist.
 */
@Service
@Transactional(readOnly = true)
public class CaseReading {

    private final CaseFiles files;
    private final Acts acts;
    private final Submissions submissions;
    private final Corrections corrections;
    private final OneNotice oneNotice;
    private final CaseParties parties;
    private final CaseDocuments documents;
    private final Letters letters;
    private final OfficeLetters officeLetters;
    private final Matters matters;
    private final CaseAccess access;
    private final CaseLists lists;
    private final CaseDeadlines deadlines;
    private final Timelines timelines;
    private final AccessLog accessLog;
    private final CurrentActor currentActor;

    CaseReading(
            CaseFiles files,
            Acts acts,
            Submissions submissions,
            Corrections corrections,
            OneNotice oneNotice,
            CaseParties parties,
            CaseDocuments documents,
            Letters letters,
            OfficeLetters officeLetters,
            Matters matters,
            CaseAccess access,
            CaseLists lists,
            CaseDeadlines deadlines,
            Timelines timelines,
            AccessLog accessLog,
            CurrentActor currentActor) {
        this.files = files;
        this.acts = acts;
        this.submissions = submissions;
        this.corrections = corrections;
        this.oneNotice = oneNotice;
        this.parties = parties;
        this.documents = documents;
        this.letters = letters;
        this.officeLetters = officeLetters;
        this.matters = matters;
        this.access = access;
        this.lists = lists;
        this.deadlines = deadlines;
        this.timelines = timelines;
        this.accessLog = accessLog;
        this.currentActor = currentActor;
    }

    /** @throws org.keqiao.shared.Refusal NOT_FOUND when unknown or not the actor's to know */
    public CaseView view(UUID id) {
        Actor actor = currentActor.require();
        CaseFile file = find(id);
        Standing standing = noted(actor, file);
        boolean officer = standing == Standing.OFFICER;
        return new CaseView(
                file.id(),
                file.number(),
                file.matter(),
                file.matterVersion(),
                file.status(),
                file.stage(),
                file.title(),
                partiesOf(file),
                deadlines.clock(file),
                answersFor(standing, file),
                documentsFor(standing, file, actor),
                lettersOf(standing, file),
                file.status() == CaseStatus.CORRECTION ? correctionOf(standing, file) : null,
                linksOf(file, actor),
                rights(file, actor, standing),
                file.submission(),
                officer ? corrections.late(file.id()) : 0,
                file.createdAt(),
                file.decidedAt());
    }

    private List<CaseDocument> documentsFor(Standing standing, CaseFile file, Actor actor) {
        if (standing == Standing.FIRM) {
            return documents.filedAnd(file, actor.accountId());
        }
        boolean officer = standing == Standing.OFFICER;
        return officer || !file.isEditable() ? documents.filed(file, officer) : documents.of(file, false);
    }

    /** What the office opened itself holds its own suspicion, which the parties learn by letter and in its time. */
    private Map<String, Object> answersFor(Standing standing, CaseFile file) {
        if (standing == Standing.OFFICER) {
            return file.facts();
        }
        if (file.byOffice()) {
            return Map.of();
        }
        // A firm reads what was sent, not what the applicant is about to change.
        return standing == Standing.FIRM ? answers(file.id(), file.submission()) : file.answers();
    }

    private static void requireOwnWords(Standing standing, CaseFile file) {
        if (standing != Standing.OFFICER && file.byOffice()) {
            throw Refusal.notFound();
        }
    }

    /** @throws org.keqiao.shared.Refusal NOT_FOUND when unknown or not the actor's to know */
    public UUID idOf(CaseNumber caseNumber) {
        CaseFile file = files.require(caseNumber);
        access.require(currentActor.require(), file);
        return file.id();
    }

    /**
     * Whether the actor works the case, rather than being one of its parties.
     *
     * @throws org.keqiao.shared.Refusal NOT_FOUND when unknown or not the actor's to know
     */
    public boolean isOfficer(CaseNumber caseNumber) {
        return access.require(currentActor.require(), files.require(caseNumber)) == Standing.OFFICER;
    }

    /** Whether the current actor may know of the case. */
    public boolean mayOpen(CaseNumber caseNumber) {
        CaseFile file = files.require(caseNumber);
        return currentActor
                .find()
                .filter(actor -> access.standing(actor, file) != Standing.STRANGER)
                .isPresent();
    }

    /**
     * Newest first.
     *
     * @param limit 1 to 200
     */
    public CursorPage<CaseSummary> list(CaseQuery query, @Nullable String cursor, int limit) {
        return lists.page(access.ways(currentActor.require()), query, cursor, limit);
    }

    /** How many applications of the actor's organisations wait for a correction. */
    public int waitingForCorrection() {
        return lists.waitingForCorrection(currentActor.require().organisations());
    }

    /** Oldest first; parties see neither names of officers nor opinions, and a firm no letters besides. */
    public List<TimelineEntry> timeline(UUID id, Locale locale) {
        CaseFile file = find(id);
        Standing standing = noted(currentActor.require(), file);
        List<TimelineEntry> entries = timelines.of(file, standing == Standing.OFFICER, locale);
        return standing == Standing.FIRM
                ? entries.stream().map(TimelineEntry::withoutLetter).toList()
                : entries;
    }

    /**
     * The record, oldest first; officers only. The auditor reads it as {@link org.keqiao.casefile.audit.AuditRecords}.
     *
     * @throws org.keqiao.shared.Refusal NOT_FOUND for parties too
     */
    public List<ActRecord> acts(UUID id) {
        Actor actor = currentActor.require();
        CaseFile file = find(id);
        if (noted(actor, file) != Standing.OFFICER) {
            throw Refusal.notFound();
        }
        return acts.of(id).stream().map(ActRow::act).toList();
    }

    /**
     * Whether a correction notice that named this now would tell it late: it stood there when the last notice was sent
     * (一次性告知, 行政许可法 32). For officers.
     *
     * @throws org.keqiao.shared.Refusal NOT_FOUND for everybody else
     */
    public boolean isLate(UUID id, CorrectionItem item) {
        CaseFile file = find(id);
        if (access.require(currentActor.require(), file) != Standing.OFFICER) {
            throw Refusal.notFound();
        }
        return !oneNotice.late(file, List.of(item)).isEmpty();
    }

    /** Everything that was submitted, oldest first. */
    public List<SubmissionView> submissions(UUID id) {
        CaseFile file = find(id);
        Standing standing = noted(currentActor.require(), file);
        if (standing != Standing.OFFICER && file.byOffice()) {
            return List.of();
        }
        List<CaseDocument> all = documents.all(file, standing == Standing.OFFICER);
        return submissions.of(id).stream()
                .map(row -> new SubmissionView(
                        row.number(),
                        row.answers(),
                        all.stream()
                                .filter(d -> row.documents().stream()
                                        .anyMatch(filed -> filed.id().equals(d.id())))
                                .toList(),
                        row.formId(),
                        row.submittedBy(),
                        row.submittedAt()))
                .toList();
    }

    /**
     * What changed between two submissions, in the form's order.
     *
     * @throws Refusal NOT_FOUND when there is no such submission
     */
    public List<FormDiff.Change> compare(UUID id, int from, int to) {
        CaseFile file = find(id);
        requireOwnWords(noted(currentActor.require(), file), file);
        FormSchema form = matters.version(file.matter(), file.matterVersion()).startForm();
        return FormDiff.changes(form, answers(id, from), answers(id, to));
    }

    private Map<String, Object> answers(UUID id, int number) {
        return submissions.of(id).stream()
                .filter(row -> row.number() == number)
                .map(Submissions.Row::answers)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /**
     * What a step works on: facts of the case and the newest answers of each key.
     *
     * @return nested by key
     */
    public Map<String, Object> facts(UUID id) {
        CaseFile file = find(id);
        noted(currentActor.orSystem(), file);
        return file.facts();
    }

    /**
     * What was answered in a form when the case was last sent back from it: not facts, for nobody judged it, but where
     * the next to fill the form goes on. Of an outside firm that is what the firm itself said of what was submitted last.
     *
     * @return empty when the form was last completed, or never opened
     */
    public Optional<Map<String, Object>> unfinished(UUID id, String formId) {
        CaseFile file = find(id);
        return access.require(currentActor.orSystem(), file) == Standing.FIRM
                ? acts.returnedByFirm(file, formId)
                : acts.returned(id, formId);
    }

    /**
     * Papers that fill the slots of a step's form: for an officer's step what officers added to the present submission,
     * for a party's what the parties brought.
     */
    public List<CaseDocument> papers(UUID id, Step step) {
        CaseFile file = find(id);
        Actor actor = currentActor.orSystem();
        if (access.require(actor, file) == Standing.FIRM) {
            return documents.ofOfficer(file, actor.accountId());
        }
        return step.isParty() ? documents.of(file, false) : documents.ofOfficers(file);
    }

    /**
     * The case that a document belongs to, when the actor may read the document.
     *
     * @throws org.keqiao.shared.Refusal NOT_FOUND otherwise
     */
    public UUID requireReadable(UUID document) {
        UUID caseId = documents.caseOf(document).orElseThrow(Refusal::notFound);
        CaseFile file = find(caseId);
        Actor actor = currentActor.require();
        Standing standing = access.require(actor, file);
        boolean hidden =
                switch (standing) {
                    case PARTY -> documents.isInternal(document);
                    case FIRM ->
                        documents.isInternal(document)
                                ? !documents.isAddedBy(document, actor.accountId())
                                : documents.submissionOf(document) > file.submission();
                    default -> documents.submissionOf(document) > file.submission();
                };
        if (hidden) {
            throw Refusal.notFound();
        }
        if (standing != Standing.PARTY) {
            accessLog.read(actor, AccessLog.What.DOCUMENT, document, String.valueOf(file.number()));
        }
        return caseId;
    }

    /** How the actor meets the case; whatever an officer is given of it is noted, on a page as in a program. */
    private Standing noted(Actor actor, CaseFile file) {
        Standing standing = access.require(actor, file);
        if (standing != Standing.PARTY) {
            accessLog.read(actor, AccessLog.What.CASE, file.id(), String.valueOf(file.number()));
        }
        return standing;
    }

    private CaseFile find(UUID id) {
        return files.find(id).orElseThrow(Refusal::notFound);
    }

    private List<CaseView.Party> partiesOf(CaseFile file) {
        List<CaseView.Party> all = new ArrayList<>();
        all.add(new CaseView.Party("APPLICANT", file.applicantName(), file.applicant()));
        parties.of(file.id()).forEach(p -> all.add(new CaseView.Party(p.role(), p.name(), p.organisation())));
        return all;
    }

    private List<CaseView.Letter> lettersOf(Standing standing, CaseFile file) {
        if (standing == Standing.FIRM) {
            return List.of();
        }
        boolean officer = standing == Standing.OFFICER;
        List<Letter> readable = officer ? letters.of(file.id()) : officeLetters.forParties(file);
        return readable.stream()
                .map(l -> new CaseView.Letter(
                        l.id(),
                        l.kind(),
                        l.name(),
                        l.number(),
                        l.verificationCode(),
                        l.issuedOn(),
                        l.isSealed(),
                        l.servedOn(),
                        officer && officeLetters.isForOffice(file, l.kind()),
                        officer ? l.policyUnverified() : null))
                .toList();
    }

    /** What officers found wanting is between them and the applicant. */
    @Nullable
    private CaseView.Correction correctionOf(Standing standing, CaseFile file) {
        if (standing == Standing.FIRM) {
            return null;
        }
        return corrections
                .open(file.id())
                .map(notice -> new CaseView.Correction(notice.round(), notice.items(), notice.dueOn()))
                .orElse(null);
    }

    private List<CaseView.Link> linksOf(CaseFile file, Actor actor) {
        return files.linked(file).stream()
                .filter(other -> access.standing(actor, other) != Standing.STRANGER)
                .map(other -> new CaseView.Link(other.id(), other.number(), other.matter(), other.status()))
                .toList();
    }

    private CaseView.Rights rights(CaseFile file, Actor actor, Standing standing) {
        boolean party = standing == Standing.PARTY;
        boolean open = !file.status().isTerminal();
        boolean running = open && file.acceptedOn() != null && file.status() == CaseStatus.ACCEPTED;
        return new CaseView.Rights(
                party && file.isEditable(),
                party && open && file.status() != CaseStatus.DRAFT && !file.byOffice(),
                party && file.status() != CaseStatus.DRAFT && !file.byOffice() && file.linkedTo() == null,
                standing == Standing.OFFICER,
                running && access.isOfficerOf(actor, file, CaseClock.KEEPERS),
                running && access.isOfficerOf(actor, file, CaseClock.EXTENDERS));
    }
}
