package org.keqiao.subsidy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keqiao.funding.award.Award;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyMeasure;
import org.keqiao.register.Certificate;
import org.keqiao.register.CertifiedContract;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * How an amount came about, contract by contract or ground by ground, as the applicant reads it too.
 *
 * @param rulesAsOf the day whose rules count
 * @param validityUnverified true when a rule names no document or no first day
 * @param contracts that the claim is about; empty where it rests on something else
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

    /** Every registered contract of the claim: those that it is about, and those that its projects rest on. */
    public List<Contract> registered() {
        return Stream.concat(contracts.stream(), grounds.stream().flatMap(ground -> ground.asContract().stream()))
                .toList();
    }

    /** The contracts that the amount rests on; nothing was counted of the others, so what becomes of them changes nothing. */
    public List<Contract> countedContracts() {
        return registered().stream().filter(Contract::wasCounted).toList();
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
     * @param measure what of the contract its base was measured by
     * @param paid as verified
     * @param countedBefore what other cases took of what the measure takes
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
            PolicyMeasure measure,
            Money paid,
            Money countedBefore,
            @Nullable List<OtherMoney> elsewhere,
            Award city,
            @Nullable Award county) {

        /**
         * Whether a registration still carries what was calculated: it has not ended, also while its newest version waits
         * for its stamp, no less technology is certified, and no less would be given by the measure: what a cap took away
         * anyway may go. One that grew carries it.
         *
         * @param now null where no register knows it
         */
        public boolean isCarriedBy(@Nullable CertifiedContract now) {
            return now != null
                    && now.state() != Certificate.State.CANCELLED
                    && now.state() != Certificate.State.REVOKED
                    && !technicalAmount.isMoreThan(now.technicalAmount())
                    && measuresNoLess(now);
        }

        /** Whether anything of it was counted, or given for it. */
        public boolean wasCounted() {
            return city.base().isPositive() || city.net().isPositive();
        }

        private boolean measuresNoLess(CertifiedContract now) {
            return switch (measure) {
                case CONTRACT_AMOUNT -> !contractAmount.isMoreThan(now.contractAmount());
                // Of what was paid, no more counted than the contract is about.
                case PAID_AMOUNT, DEAL_AMOUNT -> !city.base().isMoreThan(now.contractAmount());
                // The technical part of what was paid: a contract that grows without its technology has a smaller one.
                case PAID_TECHNICAL -> givesNoLessOf(technicalPart(now));
                case TECHNICAL_AMOUNT, YEAR_AMOUNT, PAY, PROJECT_SPEND, EQUITY_AMOUNT -> true;
            };
        }

        /** What the base comes to by the share of technology now, and no more than it was; rounded down to the fen. */
        private Money technicalPart(CertifiedContract now) {
            BigDecimal before =
                    technicalAmount.yuan().multiply(now.contractAmount().yuan());
            BigDecimal after = now.technicalAmount().yuan().multiply(contractAmount.yuan());
            return after.compareTo(before) >= 0
                    ? city.base()
                    : Money.of(city.base().yuan().multiply(after).divide(before, 2, RoundingMode.DOWN));
        }

        /** City and county by themselves, and within what was spent beside the public money from elsewhere. */
        private boolean givesNoLessOf(Money base) {
            if (base.equals(city.base())) {
                return true;
            }
            Money together = city.net().plus(county == null ? Money.ZERO : county.net());
            Money others = elsewhere == null
                    ? Money.ZERO
                    : Money.sum(elsewhere.stream().map(OtherMoney::amount).toList());
            return city.isGivenOf(base)
                    && (county == null || county.isGivenOf(base))
                    && !together.plus(others).isMoreThan(base);
        }
    }

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
     * @param contract that a project rests on; null where the item asks for none
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
            Award city,
            @Nullable Registered contract) {

        /** The same as a contract that carries it, or carries it no more. */
        Optional<Contract> asContract() {
            return Optional.ofNullable(contract)
                    .map(named -> new Contract(
                            named.certificateNo(),
                            named.title(),
                            named.contractAmount(),
                            named.technicalAmount(),
                            named.carrying(),
                            base,
                            Money.ZERO,
                            elsewhere,
                            city,
                            null));
        }
    }

    /**
     * A registered contract that a project rests on.
     *
     * @param measure what the base of the project is; it need not be the contract's sum
     */
    @Schema(name = "RegisteredContract")
    public record Registered(
            String certificateNo, String title, Money contractAmount, Money technicalAmount, PolicyMeasure measure) {

        static Registered of(CertifiedContract contract, PolicyMeasure measure) {
            return new Registered(
                    contract.number(),
                    contract.title(),
                    contract.contractAmount(),
                    contract.technicalAmount(),
                    measure);
        }

        /** The most that a base by this measure may be; empty where it is no sum of the contract. */
        Optional<Money> most() {
            return switch (measure) {
                case CONTRACT_AMOUNT, PAID_AMOUNT, DEAL_AMOUNT -> Optional.of(contractAmount);
                case TECHNICAL_AMOUNT, PAID_TECHNICAL -> Optional.of(technicalAmount);
                case YEAR_AMOUNT, PAY, PROJECT_SPEND, EQUITY_AMOUNT -> Optional.empty();
            };
        }

        /** Whether its base is a part of the technical amount. */
        boolean isOfTechnology() {
            return measure == PolicyMeasure.TECHNICAL_AMOUNT || measure == PolicyMeasure.PAID_TECHNICAL;
        }

        /** The review may count less than the whole contract: then no more of it has to stay. */
        private PolicyMeasure carrying() {
            return measure == PolicyMeasure.CONTRACT_AMOUNT ? PolicyMeasure.PAID_AMOUNT : measure;
        }
    }
}
