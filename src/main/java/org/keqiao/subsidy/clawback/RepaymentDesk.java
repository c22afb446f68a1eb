package org.keqiao.subsidy.clawback;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.GatheredCases;
import org.keqiao.casefile.StandingAside;
import org.keqiao.casefile.application.Openings;
import org.keqiao.funding.Ledger;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.SecondPerson;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.subsidy.clawback.Clawback.State;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 登记退还款: finance books what arrived in its purse, once and never beyond what is owed; with the last of it the case
 * closes by itself. The case that works it is locked before the application.
 */
@Service
public class RepaymentDesk {

    static final String REPAID = "clawbackRepaid";

    private final ClawbackRows rows;
    private final RepaymentRows repayments;
    private final CaseCommands cases;
    private final GatheredCases gathered;
    private final Openings openings;
    private final Ledger ledger;
    private final StandingAside aside;
    private final CurrentActor currentActor;
    private final Texts texts;
    private final Clock clock;

    RepaymentDesk(
            ClawbackRows rows,
            RepaymentRows repayments,
            CaseCommands cases,
            GatheredCases gathered,
            Openings openings,
            Ledger ledger,
            StandingAside aside,
            CurrentActor currentActor,
            Texts texts,
            Clock clock) {
        this.rows = rows;
        this.repayments = repayments;
        this.cases = cases;
        this.gathered = gathered;
        this.openings = openings;
        this.ledger = ledger;
        this.aside = aside;
        this.currentActor = currentActor;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Books a repayment, also one that arrives when nobody collects any more. The same one sent again books nothing and gets
     * the same answer.
     *
     * @throws Refusal NOT_FOUND; forbidden NOT_YOUR_PURSE; INVALID with field errors; conflict NOTHING_OWED,
     *     ABOVE_WHAT_IS_OWED with what is left, REPAYMENT_RECEIPT_USED, REPAID_ON_IMPOSSIBLE; forbidden as every act on a
     *     case for who stands back
     */
    @Transactional
    public Repayment record(UUID id, RepaymentDraft draft) {
        Actor actor = currentActor.require();
        RecoveryAccess.requireReader(actor);
        LocalDate today = LocalDate.now(clock);
        draft.check(today);
        Clawback clawback = lock(id);
        Clawback.Share share = requireKept(actor, clawback, draft);
        aside.requireTakesPart(clawback.caseNumber(), actor.accountId());
        Optional<RepaymentRows.Stored> known =
                repayments.withReceipt(draft.receipt().strip());
        if (known.isPresent()) {
            return requireSame(known.get(), id, draft);
        }
        if (!clawback.isOwed()) {
            throw Refusal.conflict("NOTHING_OWED", clawback.caseNumber().value());
        }
        if (draft.paidOn().isBefore(clawback.decidedOn())) {
            throw Refusal.conflict("REPAID_ON_IMPOSSIBLE", clawback.decidedOn());
        }
        if (draft.amount().isMoreThan(share.left())) {
            throw Refusal.conflict("ABOVE_WHAT_IS_OWED", share.left());
        }
        UUID repayment = UUID.randomUUID();
        repayments.insert(repayment, id, draft, actor.username());
        ledger.recover(
                clawback.application(),
                draft.share(),
                draft.amount(),
                "repayment " + repayment,
                draft.receipt().strip());
        cases.recordCommand(
                clawback.caseNumber(),
                "recordRepayment",
                null,
                Map.of(
                        "share", draft.share().name(),
                        "amount", draft.amount().text(),
                        "receipt", draft.receipt().strip(),
                        "paidOn", draft.paidOn().toString()));
        if (clawback.left().equals(draft.amount())) {
            rows.state(id, State.REPAID);
            if (clawback.state() == State.OWED) {
                gathered.tell(clawback.caseNumber(), REPAID);
            }
        }
        return repayments.find(repayment).orElseThrow().repayment();
    }

    /**
     * 退票: the bank took a repayment back, so that it is owed again. A case that was closed goes on in another one; where a
     * court's ruling ended the collection nobody collects this either.
     *
     * @throws Refusal NOT_FOUND; forbidden NOT_YOUR_PURSE; INVALID without a reason or with a day that cannot be; conflict
     *     REPAYMENT_BOUNCED when it was reported before; forbidden as every act on a case for who stands back
     */
    @Transactional
    public Repayment bounce(UUID repayment, @Nullable LocalDate on, @Nullable String reason) {
        Actor actor = currentActor.require();
        RecoveryAccess.requireReader(actor);
        RepaymentRows.Stored stored = repayments.find(repayment).orElseThrow(Refusal::notFound);
        Clawback clawback = lock(stored.clawback());
        Clawback.Share share = clawback.share(stored.repayment().share()).orElseThrow(Refusal::notFound);
        if (!RecoveryAccess.keeps(actor, share.county())) {
            throw Refusal.forbidden("NOT_YOUR_PURSE");
        }
        aside.requireTakesPart(clawback.caseNumber(), actor.accountId());
        LocalDate day = on == null ? LocalDate.now(clock) : on;
        String why = SecondPerson.reason(reason);
        if (day.isBefore(stored.repayment().paidOn()) || day.isAfter(LocalDate.now(clock))) {
            throw Refusal.invalid(List.of(
                    FieldError.of("bouncedOn", "notWithin", stored.repayment().paidOn())));
        }
        if (repayments.find(repayment).orElseThrow().repayment().bouncedOn() != null) {
            throw Refusal.conflict("REPAYMENT_BOUNCED", stored.repayment().receipt());
        }
        repayments.bounce(repayment, day, why, actor.username());
        ledger.unrecover(
                clawback.application(),
                share.share(),
                stored.repayment().amount(),
                "bounced repayment " + repayment,
                stored.repayment().receipt());
        cases.recordCommand(
                clawback.caseNumber(),
                "bounceRepayment",
                why,
                Map.of(
                        "share", share.share().name(),
                        "amount", stored.repayment().amount().text(),
                        "receipt", stored.repayment().receipt()));
        if (clawback.state() == State.LIFTED) {
            // What was paid under a decision that fell was given back.
            return repayments.find(repayment).orElseThrow().repayment();
        }
        if (clawback.endedOn() != null) {
            rows.state(clawback.id(), State.ENDED);
        } else if (clawback.isClosed()) {
            goOn(clawback, stored.repayment(), why);
        }
        return repayments.find(repayment).orElseThrow().repayment();
    }

    private void goOn(Clawback closed, Repayment bounced, String why) {
        openings.openNext(
                closed.application(),
                ClawbackFacts.MATTER,
                "bounced " + bounced.id(),
                Map.of(
                        "clawbackSource",
                        "BOUNCED",
                        "suspicion",
                        texts.get(
                                "clawback.opening.BOUNCED",
                                Locale.SIMPLIFIED_CHINESE,
                                bounced.receipt(),
                                bounced.amount().text(),
                                why),
                        "reopens",
                        closed.caseNumber().value()));
    }

    private Clawback lock(UUID id) {
        Clawback seen = rows.find(id).filter(each -> each.decidedIn() != null).orElseThrow(Refusal::notFound);
        cases.lock(seen.caseNumber());
        cases.lock(seen.application());
        // Who waited for the lock sees what the one before did.
        return rows.find(id).orElseThrow();
    }

    private static Clawback.Share requireKept(Actor actor, Clawback clawback, RepaymentDraft draft) {
        Clawback.Share share = clawback.share(draft.share())
                .orElseThrow(() ->
                        Refusal.conflict("NOTHING_OWED", clawback.caseNumber().value()));
        if (!RecoveryAccess.keeps(actor, share.county())) {
            throw Refusal.forbidden("NOT_YOUR_PURSE");
        }
        return share;
    }

    private static Repayment requireSame(RepaymentRows.Stored known, UUID clawback, RepaymentDraft draft) {
        Repayment before = known.repayment();
        boolean same = known.clawback().equals(clawback)
                && before.share() == draft.share()
                && before.amount().equals(draft.amount())
                && before.paidOn().equals(draft.paidOn());
        if (!same) {
            throw Refusal.conflict("REPAYMENT_RECEIPT_USED", before.receipt());
        }
        return before;
    }
}
