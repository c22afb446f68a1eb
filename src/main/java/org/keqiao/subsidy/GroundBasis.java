package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** A basis other than contracts and their payments: what each of its grounds counts with, and whether that is still so. */
interface GroundBasis extends BasisCheck {

    /**
     * One ground as the review accepted it.
     *
     * @param reference by which papers name it
     * @param on the day of which it is
     * @param level as policies ask for it; null without
     * @param grade 考核等次; null without
     * @param base what a rate is taken of; zero where a fixed sum is given
     * @param handedOn what of the award goes to the person; null for nobody
     * @param holder of caps that are counted for a person or a project; what a document names, among those of the applicant
     * @param certificateNo registration number of the contract that it rests on; null where the item asks for none
     */
    record Counted(
            ClaimBasis basis,
            String reference,
            String name,
            LocalDate on,
            @Nullable String level,
            @Nullable String grade,
            Money base,
            @Nullable Money handedOn,
            String holder,
            @Nullable String certificateNo) {

        PolicyInputs inputs(@Nullable String county) {
            PolicyInputs asked = PolicyInputs.NONE.county(county).level(level);
            if (basis != ClaimBasis.PROJECT) {
                return asked;
            }
            // Whoever claims is the one that bought; whichever sum the table asks for, the base is it.
            return asked.grade(grade)
                    .buyerInCity(county == null ? null : true)
                    .base(base)
                    .yearAmount(base)
                    .dealAmount(base)
                    .pay(base);
        }
    }

    /** By which papers name what was claimed on. */
    List<String> references(CalculateSubsidy.Input input);

    /**
     * What the review left of the claim.
     *
     * @throws Refusal conflict GROUNDS_NOT_REVIEWED when nobody reviewed; GROUND_NOT_REVIEWED for one that nobody looked at,
     *     GROUND_NOT_CLAIMED for one that was not claimed; and what {@link #requireUnchanged} refuses
     */
    List<Counted> counted(CalculateSubsidy.Input input);

    /**
     * The look again.
     *
     * @return as it stands today
     * @throws Refusal conflict when it is no longer what was counted
     */
    Counted requireUnchanged(CalculatedSubsidy.Ground ground);

    /** The same of many, in a number of statements that does not grow with them. */
    Predicate<CalculatedSubsidy.Ground> unchanged(Collection<CalculatedSubsidy.Ground> grounds);
}
