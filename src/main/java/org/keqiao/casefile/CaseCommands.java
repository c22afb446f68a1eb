package org.keqiao.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.casefile.action.CaseLetters;
import org.keqiao.casefile.clock.CaseDeadlines;
import org.keqiao.casefile.event.CaseDecided;
import org.keqiao.casefile.event.CaseWithdrawn;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.CaseJson;
import org.keqiao.casefile.store.CaseParties;
import org.keqiao.casefile.store.Corrections;
import org.keqiao.casefile.store.DoneDuties;
import org.keqiao.casefile.store.NewAct;
import org.keqiao.document.Letter;
import org.keqiao.process.Evidence;
import org.keqiao.process.Outcome;
import org.keqiao.process.Step;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Duty;
import org.keqiao.security.OfficeKind;
import org.keqiao.security.Role;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What other modules do to a case, inside their own transaction: every one that moves it calls {@link #lock} first.
 * Nothing here asks who is signed in, except to record it; services and screens have asked before.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CaseCommands {

    private final CaseFiles files;
    private final Acts acts;
    private final DoneDuties duties;
    private final StandingAside aside;
    private final List<DutyRule> rules;
    private final Corrections corrections;
    private final OneNotice oneNotice;
    private final CaseParties parties;
    private final CaseDeadlines deadlines;
    private final CaseLetters letters;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseCommands(
            CaseFiles files,
            Acts acts,
            DoneDuties duties,
            StandingAside aside,
            List<DutyRule> rules,
            Corrections corrections,
            OneNotice oneNotice,
            CaseParties parties,
            CaseDeadlines deadlines,
            CaseLetters letters,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = files;
        this.acts = acts;
        this.duties = duties;
        this.aside = aside;
        this.rules = rules;
        this.corrections = corrections;
        this.oneNotice = oneNotice;
        this.parties = parties;
        this.deadlines = deadlines;
        this.letters = letters;
        this.currentActor = currentActor;
        this.events = events;
        this.clock = clock;
    }

    /** Locks the case's row until the transaction ends, and tells how it stands. */
    public CaseSnapshot lock(CaseNumber caseNumber) {
        return files.lock(caseNumber).snapshot();
    }

    /**
     * Locks many cases until the transaction ends, in the order of their numbers and in one statement; whoever looks at one of
     * them or changes it locks it by itself as well.
     *
     * @throws Refusal NOT_FOUND when one of the numbers is nobody's
     */
    public void lockAll(Collection<CaseNumber> caseNumbers) {
        if (files.lockAll(caseNumbers).size() != Set.copyOf(caseNumbers).size()) {
            throw Refusal.notFound();
        }
    }

    /** How the case stands, without a lock. */
    @Transactional(readOnly = true)
    public CaseSnapshot get(CaseNumber caseNumber) {
        return files.require(caseNumber).snapshot();
    }

    /** @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public CaseNumber numberOf(UUID caseId) {
        return files.find(caseId).map(CaseFile::number).orElseThrow(Refusal::notFound);
    }

    /** The same of a number that may be nobody's. */
    @Transactional(readOnly = true)
    public Optional<CaseRef> find(CaseNumber caseNumber) {
        return files.find(caseNumber).map(file -> file.ref());
    }

    /** The first undecided case of a matter that follows from the same case as this one; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<CaseNumber> undecidedBeside(CaseNumber caseNumber, String matter) {
        return files.undecidedBeside(files.require(caseNumber), matter);
    }

    /** What the case is called, for rows and events. */
    @Transactional(readOnly = true)
    public CaseRef ref(CaseNumber caseNumber) {
        return files.require(caseNumber).ref();
    }

    /**
     * Records a completed step as an act of the current actor: its answers become facts. The case must be
     * locked. Of a step that sends the case back nobody has judged the answers: they stay with the act.
     *
     * @return the act's sequence number in the case
     */
    public int recordStep(CaseNumber caseNumber, StepAct act) {
        CaseFile file = files.lock(caseNumber);
        Step step = act.step();
        Outcome outcome =
                step.outcome(act.outcome()).orElseThrow(() -> Refusal.invalid("UNKNOWN_OUTCOME", act.outcome()));
        boolean judged = outcome.kind() != Outcome.Kind.RETURN;
        Actor actor = currentActor.orSystem();
        int seq = acts.append(
                file.id(),
                NewAct.ofStep(step, outcome, actor, file.submission(), saidOf(act))
                        .forSomeone(act.onBehalfOf(), null)
                        .answering(step.formId(), act.round(), act.answers())
                        .saying(act.opinion(), !step.isParty())
                        .establishing(judged ? act.answers() : Map.of())
                        .withdrawing(judged ? act.cleared() : Set.of()));
        if (!act.correction().isEmpty()) {
            oneNotice.prepare(file, act.correction(), actor);
        }
        if (!judged && step.isOfFirm()) {
            // Who hands its commission back has nothing more to read there.
            files.takeFromFirm(file.id());
        }
        return seq;
    }

    /** What a county decides, it says in its own name: its letters ask for that. */
    private static Map<String, Object> saidOf(StepAct act) {
        Map<String, Object> said = new LinkedHashMap<>();
        if (!act.correction().isEmpty()) {
            said.put("correction", act.correction());
        }
        Set<Role> roles = act.step().roles();
        if (!roles.isEmpty() && roles.stream().allMatch(role -> role.officeKind() == OfficeKind.COUNTY)) {
            said.put(ActRecord.OFFICE, OfficeKind.COUNTY.name());
        }
        return said;
    }

    /**
     * Records what a person did outside a step, such as a transfer, as an act without a duty.
     *
     * @param details small, named in the act's output
     */
    public int recordCommand(
            CaseNumber caseNumber, String name, @Nullable String opinion, Map<String, Object> details) {
        return recordCommand(caseNumber, name, null, opinion, details);
    }

    /**
     * The same for what belongs to a duty: whoever did it does no other duty on the case that excludes this one. It is no
     * evidence that the duty was done.
     */
    public int recordCommand(
            CaseNumber caseNumber,
            String name,
            @Nullable Duty duty,
            @Nullable String opinion,
            Map<String, Object> details) {
        CaseFile file = files.lock(caseNumber);
        return acts.append(
                file.id(),
                NewAct.of(ActRecord.Kind.COMMAND, name, currentActor.orSystem(), file.submission(), details)
                        .inDuty(duty)
                        .saying(opinion, true));
    }

    /**
     * The same of many cases at once, which are locked with it: a few statements, however many they are.
     *
     * @param details by case
     */
    public void recordCommands(String name, Duty duty, Map<CaseNumber, Map<String, Object>> details) {
        List<Acts.Told> told = files.lockAll(details.keySet()).stream()
                .map(each -> new Acts.Told(each.id(), each.submission(), details.get(each.number())))
                .toList();
        acts.appendAll(name, duty, currentActor.orSystem(), told);
    }

    /**
     * Records what was found out about a case by what happened elsewhere; its officers learn of it.
     *
     * @param facts laid over the case's facts
     */
    public void recordFinding(
            CaseNumber caseNumber, String name, Map<String, Object> details, Map<String, Object> facts) {
        CaseFile file = files.lock(caseNumber);
        acts.append(
                file.id(),
                NewAct.of(ActRecord.Kind.SYSTEM, name, Actor.SYSTEM, file.submission(), details)
                        .establishing(facts));
    }

    /**
     * Every limit of the case stands until {@link #goOn}, those that begin meanwhile too, with the timers that wait for them.
     *
     * @param reason as people read it, such as the number of a ruling
     */
    public void standStill(CaseNumber caseNumber, String reason) {
        deadlines.stand(files.lock(caseNumber), reason);
    }

    /** The limits go on, longer by the days that they stood. */
    public void goOn(CaseNumber caseNumber) {
        deadlines.standNoMore(files.lock(caseNumber));
    }

    /**
     * The case is given to an outside firm: its people, and of firms nobody else, read and work it until it is decided.
     *
     * @param concerns credit codes of those whom its work concerns: while somebody of the firm has a declared relation with
     *     one of them, the firm stands back
     */
    public void giveTo(CaseNumber caseNumber, UUID firm, Collection<String> concerns) {
        UUID id = files.lock(caseNumber).id();
        files.giveTo(id, firm, concerns);
        duties.forget(id);
    }

    /** No outside firm has the case any more. */
    public void takeFromFirm(CaseNumber caseNumber) {
        files.takeFromFirm(files.lock(caseNumber).id());
    }

    /**
     * A limit of the step that comes next counts from a day of its own, not from the day on which the step begins. Nothing
     * happens where the matter has no such limit, or it runs already.
     *
     * @param from not counted; may lie ahead
     */
    public void beginLimit(CaseNumber caseNumber, String key, LocalDate from) {
        deadlines.beginFrom(files.lock(caseNumber), key, from);
    }

    /**
     * Answers of an earlier round hold no more: they stay in their acts, and are no facts of the case.
     *
     * @param keys nested with dots
     */
    public void forget(CaseNumber caseNumber, String name, Set<String> keys) {
        CaseFile file = files.lock(caseNumber);
        if (CaseJson.without(file.facts(), keys).equals(file.facts())) {
            return;
        }
        acts.append(
                file.id(),
                NewAct.of(ActRecord.Kind.SYSTEM, name, Actor.SYSTEM, file.submission(), Map.of())
                        .withdrawing(keys));
    }

    /**
     * Refuses when the person, by any act ever made on this or a linked case, void and on-behalf ones included, may not
     * do this duty.
     *
     * @throws org.keqiao.shared.Refusal forbidden SEPARATION_OF_DUTY (arguments: the duty, the earlier duty),
     *     APPLICANT_SIDE, or what {@link StandingAside#requireTakesPart} or a {@link DutyRule} refuses
     */
    @Transactional(readOnly = true)
    public void requireSeparation(Actor actor, CaseNumber caseNumber, Duty duty) {
        requireSeparation(actor, null, caseNumber, duty);
    }

    /**
     * Of many cases those that {@link #requireSeparation} may refuse, in one statement: with the others the actor has nothing to
     * do. What a {@link DutyRule} refuses is not among it.
     */
    @Transactional(readOnly = true)
    public List<CaseNumber> doubtful(Actor actor, Collection<CaseNumber> caseNumbers, Duty duty) {
        return duties.concerning(actor.accountId(), actor.organisations(), caseNumbers, Separation.excluded(duty));
    }

    /** Also counts what the person for whom the actor acts has done. */
    @Transactional(readOnly = true)
    public void requireSeparation(Actor actor, @Nullable UUID onBehalfOf, CaseNumber caseNumber, Duty duty) {
        CaseFile file = files.require(caseNumber);
        if (duty != Duty.APPLICANT && parties.anyOf(file, actor.organisations())) {
            throw Refusal.forbidden("APPLICANT_SIDE");
        }
        if (actor.accountId() != null) {
            refuseExcluded(actor.accountId(), file, duty);
        }
        if (onBehalfOf != null) {
            refuseExcluded(onBehalfOf, file, duty);
        }
        if (duty != Duty.APPLICANT) {
            aside.requireTakesPart(file.id(), actor.accountId());
            aside.requireTakesPart(file.id(), onBehalfOf);
        }
    }

    private void refuseExcluded(UUID account, CaseFile file, Duty duty) {
        for (DoneDuties.Done done : duties.of(file.id())) {
            if (done.isBy(account) && Separation.excludes(done.duty(), duty)) {
                throw Refusal.forbidden(
                        "SEPARATION_OF_DUTY", duty.text(), done.duty().text());
            }
        }
        rules.forEach(rule -> rule.require(file.snapshot(), file.facts(), account, duty));
        if (file.linkedTo() != null && !rules.isEmpty()) {
            // What is decided about a case is decided in those that follow from it as well.
            files.find(file.linkedTo())
                    .ifPresent(origin ->
                            rules.forEach(rule -> rule.require(origin.snapshot(), origin.facts(), account, duty)));
        }
    }

    /**
     * Refuses when one person has done two duties that exclude each other, one on the case and one on it or a linked
     * case, or somebody who acted on it may have to stand back: the last look before a decision, whatever let it come so
     * far.
     *
     * @throws org.keqiao.shared.Refusal conflict NOT_SEPARATED (arguments: the person, the two duties),
     *     RECUSAL_UNDECIDED (the person)
     */
    @Transactional(readOnly = true)
    public void requireSeparated(CaseNumber caseNumber) {
        UUID id = files.require(caseNumber).id();
        List<DoneDuties.Done> all = duties.of(id);
        for (DoneDuties.Done here : all) {
            if (!here.caseId().equals(id)) {
                continue;
            }
            aside.requireSettled(id, here);
            for (DoneDuties.Done other : all) {
                boolean same = here.account() != null && other.isBy(here.account())
                        || here.onBehalfOf() != null && other.isBy(here.onBehalfOf());
                if (same && Separation.excludes(other.duty(), here.duty())) {
                    throw Refusal.conflict(
                            "NOT_SEPARATED",
                            here.actorName(),
                            here.duty().text(),
                            other.duty().text());
                }
            }
        }
    }

    /**
     * Duties that acts on the current submission prove, see {@link Evidence}.
     */
    @Transactional(readOnly = true)
    public Set<Duty> evidence(CaseNumber caseNumber) {
        return aside.evidence(files.require(caseNumber), false);
    }

    /**
     * What certificate and money rest on, whatever the model looks like.
     *
     * @throws Refusal conflict EVIDENCE_MISSING with the first duty that no act on this submission proves; NOT_SEPARATED
     */
    @Transactional(readOnly = true)
    public void requireEvidence(CaseNumber caseNumber, Set<Duty> needed) {
        Set<Duty> done = evidence(caseNumber);
        for (Duty duty : Duty.values()) {
            if (needed.contains(duty) && !done.contains(duty)) {
                throw Refusal.conflict("EVIDENCE_MISSING", duty.text());
            }
        }
        requireSeparated(caseNumber);
    }

    /**
     * What the city decides, no county's decision about its own part stands for.
     *
     * @throws Refusal conflict EVIDENCE_MISSING when nobody of the city has decided
     */
    @Transactional(readOnly = true)
    public void requireDecidedByCity(CaseNumber caseNumber) {
        if (!aside.evidenceOfCity(files.require(caseNumber)).contains(Duty.DECIDE)) {
            throw Refusal.conflict("EVIDENCE_MISSING", Duty.DECIDE.text());
        }
    }

    /**
     * For what people outside a decision prepare before somebody decides on it: an act in this duty advanced the present
     * submission, whatever came after it.
     *
     * @throws Refusal conflict EVIDENCE_MISSING with the duty
     */
    @Transactional(readOnly = true)
    public void requireDone(CaseNumber caseNumber, Duty duty) {
        if (!isDone(caseNumber, duty)) {
            throw Refusal.conflict("EVIDENCE_MISSING", duty.text());
        }
    }

    /** Whether an act in this duty, that is not void, advanced the present submission, whatever came after it. */
    @Transactional(readOnly = true)
    public boolean isDone(CaseNumber caseNumber, Duty duty) {
        CaseFile file = files.require(caseNumber);
        return duties.of(file.id()).stream()
                .anyMatch(each -> each.caseId().equals(file.id())
                        && !each.isVoid()
                        && each.duty() == duty
                        && each.outcome() == Outcome.Kind.ADVANCE
                        && each.submission() == file.submission());
    }

    /**
     * Gives the case its terminal status by one conditional update, before the engine is told.
     *
     * @throws org.keqiao.shared.Refusal conflict ALREADY_DECIDED when it has one
     */
    public void decide(CaseNumber caseNumber, CaseStatus status) {
        if (!status.isTerminal()) {
            throw new IllegalArgumentException(status + " is not terminal");
        }
        CaseFile file = files.require(caseNumber);
        if (!files.decide(file.id(), status, clock.instant())) {
            throw Refusal.conflict("ALREADY_DECIDED", caseNumber.value());
        }
        deadlines.endAll(file);
        boolean withdrawn = status == CaseStatus.WITHDRAWN || status == CaseStatus.DEEMED_WITHDRAWN;
        events.publishEvent(
                withdrawn
                        ? new CaseWithdrawn(file.ref(), status == CaseStatus.DEEMED_WITHDRAWN)
                        : new CaseDecided(file.ref(), status));
    }

    /** True while defects that a step named wait for the flow to send them. */
    @Transactional(readOnly = true)
    public boolean isCorrectionPending(CaseNumber caseNumber) {
        return corrections.pending(files.require(caseNumber).id()).isPresent();
    }

    /** Adds a party beside the applicant, who then may see the case. */
    public void addParty(CaseNumber caseNumber, String role, UUID organisation, String name) {
        parties.add(files.require(caseNumber).id(), role, organisation, name);
    }

    /**
     * Issues a letter of the case's matter that anybody can verify; it is listed among the case's letters.
     *
     * @param extra lies over the case's own data
     * @param number what it bears as its number
     * @param code what the reader types beside the number
     * @param url what its QR code holds
     */
    public Letter issueRegistered(
            CaseNumber caseNumber, String kind, Map<String, ?> extra, String number, String code, String url) {
        return letters.issue(files.require(caseNumber), kind, extra, draft -> draft.registered(number, code, url));
    }

    /** Newest value of each key, without reading rights: for actions. */
    @Transactional(readOnly = true)
    public Map<String, Object> facts(CaseNumber caseNumber) {
        return files.require(caseNumber).facts();
    }

    /** Who the cases are of and what is known in them, by their numbers; numbers that are nobody's are left out. */
    @Transactional(readOnly = true)
    public Map<CaseNumber, Known> known(Collection<CaseNumber> caseNumbers) {
        return files.all(caseNumbers).stream()
                .collect(Collectors.toMap(CaseFile::number, file -> new Known(file.ref(), file.facts())));
    }

    /** A case with its facts. */
    public record Known(CaseRef ref, Map<String, Object> facts) {}

    /**
     * What every letter of the case may say, for modules that draft letters of their own: its facts, the parties, the
     * days of its clock, the bureau and the remedies.
     */
    @Transactional(readOnly = true)
    public Map<String, Object> letterData(CaseNumber caseNumber, Map<String, ?> extra) {
        return letters.data(files.require(caseNumber), extra);
    }

    /** The acts of the case, oldest first, without reading rights: for evidence and replay. */
    @Transactional(readOnly = true)
    public List<ActRecord> acts(CaseNumber caseNumber) {
        return acts.of(files.require(caseNumber).id()).stream()
                .map(row -> row.act())
                .toList();
    }
}
