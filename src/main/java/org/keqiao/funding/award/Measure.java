package org.keqiao.funding.award;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.keqiao.shared.Money;

/** 补贴基数: what a rate is taken of. Names stand in policy tables. */
public enum Measure {
    /** 合同成交额. */
    CONTRACT_AMOUNT,
    /** 技术交易额, as certified. */
    TECHNICAL_AMOUNT,
    /** What the bank paid for the contract in the item's period, at most the contract amount. */
    PAID_AMOUNT,
    /** The technical part of what was paid, at most what of it no earlier subsidy counted. */
    PAID_TECHNICAL,
    /** What the holder traded in the year. */
    YEAR_AMOUNT,
    /** What a brokered deal brought in. */
    DEAL_AMOUNT,
    /** Yearly pay of a person. */
    PAY;

    /**
     * A contract that money is claimed for.
     *
     * @param contractAmount more than zero
     * @param technicalAmount as certified, at most the contract amount
     * @param paid by verified bank vouchers within the item's period
     * @param countedBefore technical amount that earlier awards on this contract took as their base
     */
    public record Contract(Money contractAmount, Money technicalAmount, Money paid, Money countedBefore) {}

    /**
     * The base that a contract gives, rounded half up to the fen.
     *
     * @throws IllegalStateException for a measure that is none of a contract
     */
    public Money of(Contract contract) {
        return switch (this) {
            case CONTRACT_AMOUNT -> contract.contractAmount();
            case TECHNICAL_AMOUNT -> contract.technicalAmount();
            case PAID_AMOUNT -> lesser(contract.paid(), contract.contractAmount());
            case PAID_TECHNICAL -> paidTechnical(contract);
            case YEAR_AMOUNT, DEAL_AMOUNT, PAY -> throw new IllegalStateException(this + " is not measured on a contract");
        };
    }

    private static Money paidTechnical(Contract contract) {
        BigDecimal part = contract.paid()
                .yuan()
                .multiply(contract.technicalAmount().yuan())
                .divide(contract.contractAmount().yuan(), 2, RoundingMode.HALF_UP);
        Money uncounted = contract.technicalAmount().minus(contract.countedBefore());
        return uncounted.isPositive() ? lesser(Money.of(part), uncounted) : Money.ZERO;
    }

    static Money lesser(Money one, Money other) {
        return one.isMoreThan(other) ? other : one;
    }
}
