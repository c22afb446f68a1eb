package org.keqiao.subsidy.allotment;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.funding.AllocationStrategy;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.allotment.ConfirmingRows.Confirming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends the steps of what a confirmed allotment serves, one transaction a claim and in the name of whoever confirmed it: what
 * the allotment knows of the claim, act, inbox row and process commit together. Any number of nodes may do it at once, and
 * one that dies leaves its claim waiting. A claim whose step cannot be ended is left out with the reason, and its money is
 * free again.
 */
@Component
public class AllotmentSteps {

    private static final Logger LOG = LoggerFactory.getLogger(AllotmentSteps.class);

    /** After so many times that nobody can explain a claim is left out. */
    private static final int TRIES = 3;

    private final ConfirmingRows rows;
    private final AllotmentReserving reserving;
    private final ClaimSteps steps;
    private final CaseCommands cases;
    private final Ledger ledger;
    private final AccountDirectory accounts;
    private final CurrentActor currentActor;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AllotmentSteps(
            ConfirmingRows rows,
            AllotmentReserving reserving,
            ClaimSteps steps,
            CaseCommands cases,
            Ledger ledger,
            AccountDirectory accounts,
            CurrentActor currentActor,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.reserving = reserving;
        this.steps = steps;
        this.cases = cases;
        this.ledger = ledger;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * Goes on with every allotment that is being confirmed, some claims of each: whatever else waits for the thread comes in
     * between. One's trouble is not the next one's.
     *
     * @param most claims of each allotment
     */
    public void runAll(int most) {
        for (Confirming each : transaction.execute(status -> rows.confirming())) {
            try {
                run(each, most);
            } catch (RuntimeException e) {
                LOG.error("The allotment {} stands still", each.id(), e);
            }
        }
    }

    /**
     * Goes on with one.
     *
     * @param most claims
     * @return how many were dealt with; 0 as well when it is not being confirmed
     */
    public int run(UUID allotment, int most) {
        return transaction.execute(status -> rows.confirming()).stream()
                .filter(each -> each.id().equals(allotment))
                .mapToInt(each -> run(each, most))
                .sum();
    }

    private int run(Confirming of, int most) {
        Confirmer confirmedBy = transaction.execute(status -> confirmer(of));
        int done = 0;
        int after = 0;
        while (done < most) {
            AllottedClaim claim = next(of, confirmedBy, after);
            if (claim == null) {
                break;
            }
            after = claim.place();
            done++;
        }
        transaction.executeWithoutResult(status -> rows.endIfThrough(of.id()));
        return done;
    }

    /** @param gone true when the account has no longer the role in which it confirmed, or is no longer there */
    private record Confirmer(Actor actor, boolean gone) {

        /** As whoever confirmed could end the steps of this case when that was done. */
        Actor at(CaseRef ref) {
            Set<Role> roles = new HashSet<>(actor.roles());
            roles.add(Role.FINANCE_OFFICER);
            Set<String> groups = new HashSet<>(actor.groups());
            groups.add(ref.scope().group(Role.FINANCE_OFFICER));
            return new Actor(
                    actor.accountId(),
                    actor.username(),
                    actor.displayName(),
                    roles,
                    groups,
                    actor.station(),
                    actor.county(),
                    actor.organisations());
        }
    }

    /** What was confirmed stands, whatever has become of the account of whoever did so. */
    private Confirmer confirmer(Confirming of) {
        Actor actor = accounts.find(of.confirmedBy())
                .map(account -> accounts.actor(account.id()))
                .orElseGet(() -> new Actor(
                        of.confirmedBy(),
                        of.confirmedName(),
                        of.confirmedName(),
                        Set.of(),
                        Set.of(),
                        null,
                        null,
                        Set.of()));
        return new Confirmer(actor, !actor.has(Role.FINANCE_OFFICER));
    }

    /** Null when none waits. */
    @Nullable
    private AllottedClaim next(Confirming of, Confirmer confirmedBy, int after) {
        AllottedClaim[] taken = new AllottedClaim[1];
        try {
            currentActor.runAs(confirmedBy.actor(), () -> {
                transaction.executeWithoutResult(
                        status -> rows.take(of.id(), after).ifPresent(claim -> {
                            taken[0] = claim;
                            endAs(of, confirmedBy, claim);
                        }));
                return of;
            });
        } catch (Refusal no) {
            leaveOut(of, taken[0], reserving.words(no));
        } catch (RuntimeException e) {
            if (taken[0] == null) {
                throw e;
            }
            LOG.warn("The step of claim {} was not ended", taken[0].caseNumber(), e);
            brokeOff(of, taken[0]);
        }
        return taken[0];
    }

    private void endAs(Confirming of, Confirmer confirmedBy, AllottedClaim claim) {
        if (confirmedBy.gone()) {
            currentActor.runAs(confirmedBy.at(cases.ref(claim.number())), () -> {
                end(of, claim, steps.standing(of.confirmedName(), of.confirmedOn()));
                return claim;
            });
        } else {
            end(of, claim, "");
        }
    }

    private void end(Confirming of, AllottedClaim claim, String besides) {
        CaseSnapshot now = cases.lock(claim.number());
        if (claim.given().isPositive() && !isReserved(of, claim, now)) {
            throw Refusal.conflict("ALLOTMENT_CLAIM_GONE");
        }
        rows.end(of.id(), claim, Timestamp.from(clock.instant()));
        steps.end(claim, of.strategy(), of.year(), besides);
    }

    /** It may have been withdrawn since, or sent back and calculated anew. */
    private boolean isReserved(Confirming of, AllottedClaim claim, CaseSnapshot now) {
        Object amount = cases.facts(claim.number()).get("cityAmount");
        return now.status() == CaseStatus.ACCEPTED
                && amount != null
                && Money.of(new BigDecimal(amount.toString())).equals(claim.asked())
                && isHeld(of, claim);
    }

    private boolean isHeld(Confirming of, AllottedClaim claim) {
        return ledger.find(claim.number(), FundingShare.CITY)
                .filter(own ->
                        own.budget().equals(of.budget()) && own.reserved().equals(claim.given()))
                .isPresent();
    }

    private void brokeOff(Confirming of, AllottedClaim claim) {
        int times = transaction.execute(status -> rows.brokeOff(of.id(), claim));
        if (times >= TRIES) {
            leaveOut(of, claim, reserving.words(Refusal.conflict("ALLOTMENT_CLAIM_FAILED")));
        }
    }

    private void leaveOut(Confirming of, AllottedClaim claim, Bilingual why) {
        currentActor.runAs(Actor.SYSTEM, () -> {
            transaction.executeWithoutResult(status -> {
                // The claim before the case, as whoever ends its step takes them.
                if (!rows.end(of.id(), claim, Timestamp.from(clock.instant()))) {
                    return;
                }
                cases.lock(claim.number());
                rows.skip(of.id(), claim, why);
                if (of.strategy() == AllocationStrategy.CARRY_OVER) {
                    rows.carry(of, claim);
                }
                if (claim.given().isPositive() && isHeld(of, claim)) {
                    ledger.release(
                            claim.number(),
                            FundingShare.CITY,
                            claim.given(),
                            claim.number().value());
                }
                cases.recordFinding(
                        claim.number(),
                        "allotmentSkipped",
                        Map.of("given", claim.given().text(), "reason", why.zh()),
                        Map.of());
            });
            return of;
        });
    }
}
