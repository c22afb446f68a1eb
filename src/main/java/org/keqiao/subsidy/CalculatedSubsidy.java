package org.keqiao.subsidy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keqiao.funding.award.Award;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * How an amount came about, contract by contract or ground by ground, as the applicant reads it too.
 *
 * @param rulesAsOf the day whose rules count
 * @param validityUnverified true when a rule names no document or no first day
 * @param contracts empty where the claim rests on something else
 * @param grounds empty where it rests on contracts
 * @param audited what an outside firm recognised; null where nobody audited it
 * @param budgetApplied what a budget that did not suffice made of the city's amount; null when it sufficed, and before that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalculatedSubsidy(
        String item,
        Bilingual title,
        LocalDate rulesAsOf,
        boolean validityUnverified,
        List<Contract> contracts,
        List<Ground> grounds,
        Money cityAmount,
        Money countyAmount,
        @Nullable Audited audited,
        @Nullable BudgetApplied budgetApplied) {

    public CalculatedSubsidy {
        contracts = List.copyOf(contracts);
        // What was stored before there were any names none.
        grounds = grounds == null ? List.of() : List.copyOf(grounds);
    }

    /** Of contracts or of grounds, before anybody audited it or a budget limited it. */
    static CalculatedSubsidy of(PolicyItem item, LocalDate rulesAsOf, List<Contract> contracts, List<Ground> grounds) {
        Stream<Money> city = Stream.concat(
                contracts.stream().map(each -> each.city().net()),
                grounds.stream().map(each -> each.city().net()));
        return new CalculatedSubsidy(
                item.key(),
                item.title(),
                rulesAsOf,
                item.validityUnverified(),
                contracts,
                grounds,
                Money.sum(city.toList()),
                Money.sum(contracts.stream()
                        .map(Contract::county)
                        .filter(Objects::nonNull)
                        .map(Award::net)
                        .toList()),
                null,
                null);
    }

    /** The same with what the budget made of it. */
    CalculatedSubsidy with(@Nullable BudgetApplied applied) {
        return with(audited, applied);
    }

    /** The same with what the audit came to. */
    CalculatedSubsidy with(@Nullable Audited by) {
        return with(by, budgetApplied);
    }

    private CalculatedSubsidy with(@Nullable Audited by, @Nullable BudgetApplied applied) {
        return new CalculatedSubsidy(
                item, title, rulesAsOf, validityUnverified, contracts, grounds, cityAmount, countyAmount, by, applied);
    }

    /** 审计意见. */
    public enum Finding {
        /** 无保留意见. */
        UNQUALIFIED,
        /** 保留意见: not all is recognised. */
        QUALIFIED,
        /** 否定意见: nothing can be given upon it. */
        ADVERSE
    }

    /**
     * 专项审计.
     *
     * @param firm its name
     * @param verified payments that it recognised, yuan: no more than that counts
     */
    public record Audited(String firm, Finding finding, Money verified) {}

    /**
     * @param paid as verified
     * @param countedBefore technical amount that other cases counted of it
     * @param elsewhere public money from elsewhere for it; null where there is none
     * @param county null where the county adds nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CalculatedContract")
    public record Contract(
            String certificateNo,
            String title,
            Money contractAmount,
            Money technicalAmount,
            Money paid,
            Money countedBefore,
            @Nullable List<OtherMoney> elsewhere,
            Award city,
            @Nullable Award county) {}

    /**
     * What is given without a contract.
     *
     * @param reference by which papers name it: of a person the number of its entry in the register, of a project number of the
     *     document and name
     * @param on the day of which it is: of a person the first of its employment, of a project that of the document
     * @param level of a person, as it was counted; null elsewhere
     * @param grade of an assessment; null elsewhere
     * @param base what a rate is taken of; zero where a fixed sum is given
     * @param handedOn what of the award the applicant hands on to the person; null for nobody
     * @param elsewhere public money from elsewhere for it; null where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CalculatedGround")
    public record Ground(
            ClaimBasis basis,
            String reference,
            String name,
            LocalDate on,
            @Nullable String level,
            @Nullable String grade,
            Money base,
            @Nullable Money handedOn,
            @Nullable List<OtherMoney> elsewhere,
            Award city) {}
}
