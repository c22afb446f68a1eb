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
 */
public record ContractBase(Money contractAmount, Money technicalAmount, Money paid, Money countedBefore) {

    /**
     * 补贴基数, rounded half up to the fen.
     *
     * @throws IllegalArgumentException for a measure that is none of a contract
     */
    public Money by(PolicyMeasure measure) {
        return switch (measure) {
            case CONTRACT_AMOUNT -> contractAmount;
            case TECHNICAL_AMOUNT -> technicalAmount;
            case PAID_AMOUNT, DEAL_AMOUNT -> lesser(paid, contractAmount);
            case PAID_TECHNICAL -> paidTechnical();
            case YEAR_AMOUNT, PAY, PROJECT_SPEND, EQUITY_AMOUNT ->
                throw new IllegalArgumentException(measure + " is not measured on a contract");
        };
    }

    private Money paidTechnical() {
        BigDecimal part =
                paid.yuan().multiply(technicalAmount.yuan()).divide(contractAmount.yuan(), 2, RoundingMode.HALF_UP);
        Money uncounted = technicalAmount.minus(countedBefore);
        return uncounted.isPositive() ? lesser(Money.of(part), uncounted) : Money.ZERO;
    }

    private static Money lesser(Money one, Money other) {
        return one.isMoreThan(other) ? other : one;
    }
}
