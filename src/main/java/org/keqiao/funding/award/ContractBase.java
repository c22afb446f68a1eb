package org.keqiao.funding.award;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.keqiao.policy.PolicyMeasure;
import org.keqiao.shared.Money;

/**
 * A contract that money is claimed for, and what of it counts.
 *
 * @param contractAmount more than zero
 * @param technicalAmount as certified, at most the contract amount
 * @param paid by verified bank vouchers within the item's period; of a brokered deal what the seller received
 * @param countedBefore technical amount that other cases took as their base
 * @param measuredBefore what the bases of other cases come to, whether or not they are technical amount
 */
public record ContractBase(
        Money contractAmount, Money technicalAmount, Money paid, Money countedBefore, Money measuredBefore) {

    /**
     * 补贴基数, rounded half up to the fen: with those of other cases no more than there is of the contract (domain 7.3).
     *
     * @throws IllegalArgumentException for a measure that is none of a contract
     */
    public Money by(PolicyMeasure measure) {
        return switch (measure) {
            case CONTRACT_AMOUNT -> rest(contractAmount, measuredBefore);
            case TECHNICAL_AMOUNT -> rest(technicalAmount, countedBefore);
            case PAID_AMOUNT -> lesser(paid, rest(contractAmount, measuredBefore));
            // Each agency is rewarded once for its own part.
            case DEAL_AMOUNT -> lesser(paid, contractAmount);
            case PAID_TECHNICAL -> paidTechnical();
            case YEAR_AMOUNT, PAY, PROJECT_SPEND, EQUITY_AMOUNT ->
                throw new IllegalArgumentException(measure + " is not measured on a contract");
        };
    }

    private Money paidTechnical() {
        BigDecimal part =
                paid.yuan().multiply(technicalAmount.yuan()).divide(contractAmount.yuan(), 2, RoundingMode.HALF_UP);
        return lesser(Money.of(part), rest(technicalAmount, countedBefore));
    }

    /** What other cases took of what this measure takes. */
    public Money takenBefore(PolicyMeasure measure) {
        return measure == PolicyMeasure.CONTRACT_AMOUNT || measure == PolicyMeasure.PAID_AMOUNT
                ? measuredBefore
                : countedBefore;
    }

    /** What of a base is technical amount that nobody else has counted. */
    public Money technologyIn(Money base) {
        return lesser(base, rest(technicalAmount, countedBefore));
    }

    private static Money rest(Money of, Money taken) {
        return of.isMoreThan(taken) ? of.minus(taken) : Money.ZERO;
    }

    private static Money lesser(Money one, Money other) {
        return one.isMoreThan(other) ? other : one;
    }
}
