package org.keqiao.funding.calculator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyMeasure;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * What is told to the calculator; whatever is left out counts as met.
 *
 * @param base the sum that a rate is taken of, yuan
 * @param county code of the county unit
 * @param usedThisYear what the holder of the cap has had this year, yuan
 * @param grade of an assessment
 * @param rank place among the year's competitors, from 1
 * @param level of a broker
 * @param yearAmount what was traded or registered in the year, yuan
 * @param dealAmount what was received of one deal, yuan
 * @param pay what was paid to the person in the year, yuan
 * @param kind what the contract or the conversion is
 * @param buyerInCity whether somebody of the city bought
 * @param on the day whose rules count, today without
 */
record CalculationInputs(
        @Nullable Money base,
        @Nullable String county,
        @Nullable Money usedThisYear,
        @Nullable String grade,
        @Nullable Integer rank,
        @Nullable String level,
        @Nullable Money yearAmount,
        @Nullable Money dealAmount,
        @Nullable Money pay,
        @Nullable String kind,
        @Nullable Boolean buyerInCity,
        @Nullable LocalDate on) {

    static final CalculationInputs NONE =
            new CalculationInputs(null, null, null, null, null, null, null, null, null, null, null, null);

    /** @throws Refusal INVALID with field errors for amounts below zero or beyond all measure, and a rank below one */
    void require() {
        List<FieldError> errors = new ArrayList<>();
        check("base", base, errors);
        check("usedThisYear", usedThisYear, errors);
        check("yearAmount", yearAmount, errors);
        check("dealAmount", dealAmount, errors);
        check("pay", pay, errors);
        if (rank != null && rank < 1) {
            errors.add(FieldError.of("inputs.rank", "tooSmall", 1));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private static void check(String name, @Nullable Money amount, List<FieldError> errors) {
        if (amount != null && amount.isNegative()) {
            errors.add(FieldError.of("inputs." + name, "tooSmall", 0));
        } else if (amount != null && amount.isMoreThan(Money.LARGEST)) {
            errors.add(FieldError.of("inputs." + name, "moneyTooLarge", Money.LARGEST));
        }
    }

    /**
     * The sum that the rate is taken of: the base, or the one that the measure names.
     *
     * @throws Refusal INVALID with a field error when neither was told
     */
    Money base(PolicyMeasure measure) {
        Money told = base == null ? measured(measure) : base;
        if (told == null) {
            throw Refusal.invalid(List.of(FieldError.of("inputs." + name(measure), "required")));
        }
        return told;
    }

    /** Which of these says how much there is of a measure. */
    static String name(@Nullable PolicyMeasure measure) {
        if (measure == null) {
            return "base";
        }
        return switch (measure) {
            case YEAR_AMOUNT -> "yearAmount";
            case DEAL_AMOUNT -> "dealAmount";
            case PAY -> "pay";
            case CONTRACT_AMOUNT, TECHNICAL_AMOUNT, PAID_AMOUNT, PAID_TECHNICAL, PROJECT_SPEND, EQUITY_AMOUNT -> "base";
        };
    }

    @Nullable
    private Money measured(PolicyMeasure measure) {
        return switch (measure) {
            case YEAR_AMOUNT -> yearAmount;
            case DEAL_AMOUNT -> dealAmount;
            case PAY -> pay;
            case CONTRACT_AMOUNT, TECHNICAL_AMOUNT, PAID_AMOUNT, PAID_TECHNICAL, PROJECT_SPEND, EQUITY_AMOUNT -> null;
        };
    }

    /**
     * As a table is asked. Where its rate is taken of the sum of a year, of a deal or of pay, the base is that sum: a
     * condition on it is not open when the base was told.
     */
    PolicyInputs asked(Set<PolicyMeasure> measures) {
        PolicyInputs asked = PolicyInputs.NONE
                .base(base)
                .county(county)
                .usedThisYear(usedThisYear)
                .grade(grade)
                .rank(rank)
                .level(level)
                .yearAmount(yearAmount)
                .dealAmount(dealAmount)
                .pay(pay)
                .kind(kind)
                .buyerInCity(buyerInCity);
        if (base == null || measures.size() != 1) {
            return asked;
        }
        PolicyMeasure measure = measures.iterator().next();
        if (measured(measure) != null) {
            return asked;
        }
        return switch (measure) {
            case YEAR_AMOUNT -> asked.yearAmount(base);
            case DEAL_AMOUNT -> asked.dealAmount(base);
            case PAY -> asked.pay(base);
            case CONTRACT_AMOUNT, TECHNICAL_AMOUNT, PAID_AMOUNT, PAID_TECHNICAL, PROJECT_SPEND, EQUITY_AMOUNT -> asked;
        };
    }
}
