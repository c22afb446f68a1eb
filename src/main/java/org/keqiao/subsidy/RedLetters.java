package org.keqiao.subsidy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.StandingAside;
import org.keqiao.funding.claim.InvoiceKey;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.security.SecondPerson;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 红冲 that the bureau learns of, after the award or in the review of another application: of the invoice no more counts than is
 * left, for every application that claims money on it. What is not awarded there goes back to the review, what is not paid is not paid, and a clawback begins of what was.
 */
@Service
public class RedLetters {

    private final CaseReading reading;
    private final CaseCommands cases;
    private final StandingInvoices standing;
    private final RedLetterRows rows;
    private final RedLetterNotes notes;
    private final StandingAside aside;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RedLetters(
            CaseReading reading,
            CaseCommands cases,
            StandingInvoices standing,
            RedLetterRows rows,
            RedLetterNotes notes,
            StandingAside aside,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reading = reading;
        this.cases = cases;
        this.standing = standing;
        this.rows = rows;
        this.notes = notes;
        this.aside = aside;
        this.currentActor = currentActor;
        this.events = events;
        this.clock = clock;
    }

    /**
     * An invoice that may be cancelled, as it was claimed.
     *
     * @param code null for a fully digital one
     * @param amount tax included
     */
    public record Claimed(@Nullable String code, String number, Money amount) {}

    /** What the signed-in person may record one for; nothing for who may not, and at what is not awarded. */
    @Transactional(readOnly = true)
    public List<Claimed> open(CaseView view) {
        if (!isOfSubsidy(view) || view.status() != CaseStatus.DECIDED_POSITIVE || !isOffice(view.caseNumber())) {
            return List.of();
        }
        Map<String, Claimed> claimed = new LinkedHashMap<>();
        standing.claimed(cases.facts(view.caseNumber()))
                .forEach(line -> InvoiceKey.of(line.invoiceCode(), line.invoiceNo())
                        .ifPresent(key -> claimed.putIfAbsent(
                                key.value(), new Claimed(line.invoiceCode(), line.invoiceNo(), line.invoiceAmount()))));
        return List.copyOf(claimed.values());
    }

    /**
     * What was recorded of the invoices of an application, oldest first.
     *
     * @throws Refusal NOT_FOUND for all but officers, and for a case that is none for a subsidy
     */
    @Transactional(readOnly = true)
    public List<RedLetter> of(UUID caseId) {
        return known(require(caseId));
    }

    /** The same of a case as somebody sees it; nothing for all but officers. */
    @Transactional(readOnly = true)
    public List<RedLetter> of(CaseView view) {
        return isOfSubsidy(view) ? known(view) : List.of();
    }

    private List<RedLetter> known(CaseView view) {
        return rows.of(standing.counted(view.caseNumber()).invoices());
    }

    /**
     * Records one at an awarded application; others that claim money on the same invoice are looked at, too.
     *
     * @throws Refusal NOT_FOUND for all but officers, and for a case that is none for a subsidy; forbidden ROLE_MISSING for all
     *     but programme and finance officers, and as every act on a case for who stands back; INVALID with field errors; conflict RED_LETTER_NOT_AWARDED while the review enters
     *     it, RED_LETTER_KNOWN
     */
    @Transactional
    public RedLetter record(UUID caseId, RedLetterDraft draft) {
        CaseView view = require(caseId);
        CaseNumber number = view.caseNumber();
        UUID account = requireOffice(number);
        if (view.status() != CaseStatus.DECIDED_POSITIVE) {
            throw Refusal.conflict("RED_LETTER_NOT_AWARDED", number.value());
        }
        // Before what is left of it is looked at: two that are recorded at once cancel no more than it was over.
        InvoiceKey.of(draft.invoiceCode(), draft.invoiceNo())
                .map(InvoiceKey::value)
                .ifPresent(rows::holdInvoice);
        RedLetter recorded = checked(number, draft);
        if (!rows.insert(recorded, account, rows.errors(recorded.redLetter()))) {
            throw repeated(recorded.redLetter());
        }
        look(number, List.of(recorded));
        return recorded;
    }

    /**
     * What the review of one application found holds for all that claim money on the same invoice. After its commit, since
     * whoever records one holds several applications in their order.
     */
    @ApplicationModuleListener
    void on(RedLettersReviewed reviewed) {
        CaseNumber number = new CaseNumber(reviewed.application());
        Set<UUID> found = Set.copyOf(reviewed.found());
        // What the review does not say any more by now is nothing.
        currentActor.runAs(Actor.SYSTEM, () -> {
            look(
                    number,
                    rows.reviewed(number).stream()
                            .filter(each -> found.contains(each.id()))
                            .toList());
            return found;
        });
    }

    private void look(CaseNumber number, List<RedLetter> found) {
        held(number, found).forEach((claim, of) -> of.forEach(each -> tell(claim, each)));
    }

    /**
     * Every application that claims money on the invoices, in the order in which everybody locks several, with what was found of
     * its own. All are held before the first is told.
     */
    private SortedMap<CaseNumber, List<RedLetter>> held(CaseNumber number, List<RedLetter> found) {
        SortedMap<CaseNumber, List<RedLetter>> claims = new TreeMap<>(Comparator.comparing(CaseNumber::value));
        found.forEach(each -> {
            Set<CaseNumber> claiming = new HashSet<>(rows.claiming(each.invoice()));
            if (each.isReviewed()) {
                // It stands in its own review.
                claiming.remove(number);
            } else {
                claiming.add(number);
            }
            claiming.forEach(claim ->
                    claims.computeIfAbsent(claim, none -> new ArrayList<>()).add(each));
        });
        claims.keySet().forEach(rows::hold);
        return claims;
    }

    /** Names what was found, so that one clawback begins for it, whoever says the same; what is said anew is new. */
    private String key(RedLetter found) {
        return "red letter "
                + rows.of(Set.of(found.invoice())).stream()
                        .filter(found::saysTheSame)
                        .findFirst()
                        .orElse(found)
                        .id();
    }

    /**
     * Ids of those of which the signed-in person may say that they were entered in error.
     *
     * @param known what {@link #of(CaseView)} gave
     */
    @Transactional(readOnly = true)
    public Set<UUID> doubtful(CaseView view, List<RedLetter> known) {
        return known.isEmpty() || !isOffice(view.caseNumber())
                ? Set.of()
                : rows.byOthers(
                        known.stream()
                                .filter(each -> !isUnderReview(each))
                                .map(RedLetter::id)
                                .toList(),
                        currentActor.require().accountId());
    }

    /** Whether the review that found it may still say otherwise itself: not of an invoice that its application has dropped. */
    private boolean isUnderReview(RedLetter found) {
        if (!found.isReviewed()) {
            return false;
        }
        CaseNumber reviewed = new CaseNumber(found.caseNumber());
        return isWorked(reviewed) && standing.counted(reviewed).invoices().contains(found.invoice());
    }

    /**
     * 登记有误: one was entered in error. It counts for nothing from now on, and may be recorded as it is; what it stopped goes on
     * by the hand of whoever has it. What a review found stays in its own case as it was decided there.
     *
     * @param entry one of an invoice that the application claims money on
     * @param reason for the record
     * @throws Refusal NOT_FOUND as {@link #of(UUID)}, and for what is none of them; forbidden ROLE_MISSING for all but programme
     *     and finance officers, SAME_PERSON for who recorded or found it, and as every act on a case for who stands back; INVALID
     *     without a reason; conflict RED_LETTER_IN_REVIEW while the review that found it may say otherwise itself,
     *     RED_LETTER_IN_ERROR when it was found before
     */
    @Transactional
    public void takeBack(UUID caseId, UUID entry, @Nullable String reason) {
        CaseView view = require(caseId);
        CaseNumber number = view.caseNumber();
        UUID account = requireOffice(number);
        RedLetter wrong = rows.find(entry)
                .filter(found -> standing.counted(number).invoices().contains(found.invoice()))
                .orElseThrow(Refusal::notFound);
        if (rows.byOthers(Set.of(entry), account).isEmpty()) {
            throw Refusal.forbidden("SAME_PERSON");
        }
        if (isUnderReview(wrong)) {
            throw Refusal.conflict("RED_LETTER_IN_REVIEW", wrong.caseNumber());
        }
        String why = SecondPerson.reason(reason);
        rows.holdInvoice(wrong.invoice());
        if (!rows.err(wrong, why, account, clock.instant())) {
            throw Refusal.conflict("RED_LETTER_IN_ERROR", wrong.redLetter());
        }
        for (CaseNumber claim :
                held(new CaseNumber(wrong.caseNumber()), List.of(wrong)).keySet()) {
            if (!standing.counted(claim).isCancelled(wrong.invoice(), wrong.redLetter())) {
                // The case that reclaims first, as everywhere.
                events.publishEvent(new InvoiceStands(claim, wrong.redLetter(), why));
                if (isWorked(claim)) {
                    notes.remove(claim, wrong);
                }
            }
            cases.recordCommand(
                    claim,
                    "takeBackRedLetter",
                    why,
                    Map.of("invoice", wrong.invoice(), "redLetter", wrong.redLetter(), "entry", entry.toString()));
        }
    }

    private RedLetter checked(CaseNumber number, RedLetterDraft draft) {
        CountedInvoices counted = standing.counted(number);
        List<FieldError> errors = draft.errors(LocalDate.now(clock));
        Optional<String> invoice = InvoiceKey.of(draft.invoiceCode(), draft.invoiceNo())
                .map(InvoiceKey::value)
                .filter(counted.invoices()::contains);
        Optional<String> redLetter = InvoiceKey.of(draft.redLetterCode(), draft.redLetterNo())
                .map(InvoiceKey::value)
                .filter(red -> !invoice.equals(Optional.of(red)));
        if (invoice.isEmpty()) {
            errors.add(FieldError.of("invoiceNo", "invoiceNotClaimed"));
        }
        if (redLetter.isEmpty()) {
            errors.add(FieldError.of("redLetterNo", "invoiceMalformed"));
        }
        boolean repeated = redLetter.filter(counted::knows).isPresent();
        invoice.map(each -> counted.lookedUp(each, draft.invoiceAmount()).left(each))
                .filter(left ->
                        !repeated && draft.amount() != null && draft.amount().isMoreThan(left))
                .ifPresent(left -> errors.add(FieldError.of("amount", "moreThanInvoice", left)));
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        if (repeated) {
            throw repeated(redLetter.orElseThrow());
        }
        return new RedLetter(
                UUID.randomUUID(),
                invoice.orElseThrow(),
                redLetter.orElseThrow(),
                draft.amount(),
                draft.invoiceAmount(),
                draft.issuedOn(),
                draft.source(),
                number.value(),
                currentActor.require().displayName(),
                clock.instant());
    }

    private static Refusal repeated(String redLetter) {
        return Refusal.conflict("RED_LETTER_KNOWN", redLetter);
    }

    private void tell(CaseNumber claim, RedLetter found) {
        if (cases.get(claim).status() == CaseStatus.DECIDED_POSITIVE) {
            // Before the application is locked: whoever listens locks the case that reclaims it first, as everywhere.
            standing.lost(claim).ifPresent(lost -> events.publishEvent(new InvoiceCancelled(claim, key(found), lost)));
        }
        if (isWorked(claim)) {
            notes.add(claim, found);
        }
        Map<String, Object> details = new HashMap<>(Map.of(
                "invoice", found.invoice(),
                "redLetter", found.redLetter(),
                "amount", found.amount().text()));
        if (found.issuedOn() != null) {
            details.put("issuedOn", found.issuedOn().toString());
        } else {
            details.put("reviewOf", found.caseNumber());
        }
        cases.recordCommand(claim, "recordRedLetter", found.source(), details);
    }

    private boolean isWorked(CaseNumber claim) {
        return !cases.get(claim).status().isTerminal();
    }

    private CaseView require(UUID caseId) {
        CaseView view = reading.view(caseId);
        if (!isOfSubsidy(view)) {
            throw Refusal.notFound();
        }
        return view;
    }

    private static boolean isOfSubsidy(CaseView view) {
        return view.rights().officer()
                && view.caseNumber() != null
                && view.matter().equals(SubsidyFacts.MATTER);
    }

    /** @return the account of who may */
    private UUID requireOffice(CaseNumber number) {
        Actor actor = currentActor.require();
        if (!isOffice(actor, number)) {
            throw Refusal.forbidden("ROLE_MISSING", Role.PROGRAM_OFFICER.text());
        }
        aside.requireTakesPart(number, actor.accountId());
        return actor.accountId();
    }

    /** Whether the signed-in person may record something here, and need not stand back. */
    private boolean isOffice(CaseNumber number) {
        Actor actor = currentActor.require();
        return isOffice(actor, number) && aside.takesPart(number, actor.accountId());
    }

    private boolean isOffice(Actor actor, CaseNumber number) {
        return Stream.of(Role.PROGRAM_OFFICER, Role.FINANCE_OFFICER).anyMatch(role -> actor.groups()
                .contains(cases.ref(number).scope().group(role)));
    }
}
