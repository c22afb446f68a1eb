package org.keqiao.subsidy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseView;
import org.keqiao.funding.claim.InvoiceKey;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
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
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RedLetters(
            CaseReading reading,
            CaseCommands cases,
            StandingInvoices standing,
            RedLetterRows rows,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reading = reading;
        this.cases = cases;
        this.standing = standing;
        this.rows = rows;
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
     *     but programme and finance officers; INVALID with field errors; conflict RED_LETTER_NOT_AWARDED while the review enters
     *     it, RED_LETTER_KNOWN
     */
    @Transactional
    public RedLetter record(UUID caseId, RedLetterDraft draft) {
        CaseView view = require(caseId);
        CaseNumber number = view.caseNumber();
        if (!isOffice(number)) {
            throw Refusal.forbidden("ROLE_MISSING", Role.PROGRAM_OFFICER.text());
        }
        if (view.status() != CaseStatus.DECIDED_POSITIVE) {
            throw Refusal.conflict("RED_LETTER_NOT_AWARDED", number.value());
        }
        RedLetter recorded = checked(number, draft);
        if (!rows.insert(recorded)) {
            throw repeated(recorded.redLetter());
        }
        look(number, recorded);
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
            rows.reviewed(number).stream()
                    .filter(each -> found.contains(each.id()))
                    .forEach(each -> look(number, each));
            return found;
        });
    }

    /** Looks at every application that claims money on the invoice, in the order in which everybody locks several. */
    private void look(CaseNumber number, RedLetter found) {
        Set<CaseNumber> claims = new TreeSet<>(Comparator.comparing(CaseNumber::value));
        claims.addAll(rows.claiming(found.invoice()));
        if (found.source() == null) {
            // It stands in its own review.
            claims.remove(number);
        } else {
            claims.add(number);
        }
        claims.forEach(rows::hold);
        claims.forEach(claim -> tell(claim, found));
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
            standing.lost(claim)
                    .ifPresent(lost -> events.publishEvent(
                            new InvoiceCancelled(claim, "red letter " + found.redLetter(), lost)));
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

    private boolean isOffice(CaseNumber number) {
        Actor actor = currentActor.require();
        return Stream.of(Role.PROGRAM_OFFICER, Role.FINANCE_OFFICER).anyMatch(role -> actor.groups()
                .contains(cases.ref(number).scope().group(role)));
    }
}
