package org.keqiao.subsidy.clawback;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.funding.FundingShare;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * 追回: what one paid application has to give back.
 *
 * @param caseNumber the case that works it now
 * @param decidedIn the case that decided it; null before the decision, and when none was made
 * @param courtFrom first day on which a court can be asked to enforce it; null until the demand has run out
 * @param courtUntil the last such day
 * @param endedOn the day of the court's ruling that ended the collection; null without one, and kept when the rest came late
 * @param stayedOn the day of the ruling by which nothing is collected for now; null while it is
 * @param shares one for each purse that gets something back; empty before the decision
 */
record Clawback(
        UUID id,
        CaseNumber application,
        CaseNumber caseNumber,
        @Nullable CaseNumber decidedIn,
        @Nullable LocalDate decidedOn,
        State state,
        @Nullable LocalDate courtFrom,
        @Nullable LocalDate courtUntil,
        @Nullable LocalDate endedOn,
        @Nullable LocalDate stayedOn,
        List<Share> shares) {

    Clawback {
        shares = List.copyOf(shares);
    }

    /** Names are stored. */
    enum State {
        /** Under investigation: nothing is owed. */
        OPENED,
        /** Ended without a decision to reclaim. */
        DROPPED,
        /** Decided, and not all of it is back. */
        OWED,
        REPAID,
        /** Nobody collects the rest any more, by a court's ruling; it is owed all the same. */
        ENDED,
        /** Reconsideration or a court annulled the decision: nothing is owed by it. */
        LIFTED
    }

    /** @param county null for the city's purse */
    record Share(FundingShare share, @Nullable String county, Money decided, Money repaid) {

        Money left() {
            return decided.minus(repaid);
        }
    }

    Optional<Share> share(FundingShare share) {
        return shares.stream().filter(each -> each.share() == share).findFirst();
    }

    Money decided() {
        return Money.sum(shares.stream().map(Share::decided).toList());
    }

    Money repaid() {
        return Money.sum(shares.stream().map(Share::repaid).toList());
    }

    Money left() {
        return decided().minus(repaid());
    }

    /** @throws Refusal conflict NOTHING_OWED unless it is decided, not annulled, and neither settled nor ended */
    void requireOwed() {
        if (state != State.OWED) {
            throw Refusal.conflict("NOTHING_OWED", caseNumber.value());
        }
    }

    /** @throws Refusal conflict COLLECTION_STAYED while a ruling has it stand; what {@link #requireOwed} refuses */
    void requireCollected() {
        requireOwed();
        if (stayedOn != null) {
            throw Refusal.conflict("COLLECTION_STAYED", caseNumber.value());
        }
    }

    boolean isOwed() {
        return state == State.OWED || state == State.ENDED;
    }

    boolean isClosed() {
        return state == State.REPAID || state == State.ENDED;
    }
}
