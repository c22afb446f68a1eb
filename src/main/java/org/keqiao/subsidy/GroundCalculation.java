package org.keqiao.subsidy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.keqiao.affiliation.CompanyGroup;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.funding.CapKey;
import org.keqiao.funding.CapOrder;
import org.keqiao.funding.Caps;
import org.keqiao.funding.award.Award;
import org.keqiao.funding.award.AwardTerms;
import org.keqiao.funding.award.Elsewhere;
import org.keqiao.funding.award.Stacking;
import org.keqiao.funding.claim.Grounds;
import org.keqiao.funding.claim.ProjectAwards;
import org.keqiao.policy.PolicyCap;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyMeasure;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.policy.table.PolicySheet;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.TextKey;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Calculates a claim that is about no payments for contracts: each ground by itself, under the caps in the order of the claim. */
@Component
class GroundCalculation {

    private final CaseCommands cases;
    private final SubsidyItems items;
    private final SubsidyCaps subsidyCaps;
    private final SubsidyCalculation calculation;
    private final CertifiedContracts contracts;
    private final Grounds grounds;
    private final ProjectAwards projects;
    private final Caps caps;
    private final CapOrder capOrder;

    GroundCalculation(
            CaseCommands cases,
            SubsidyItems items,
            SubsidyCaps subsidyCaps,
            SubsidyCalculation calculation,
            CertifiedContracts contracts,
            Grounds grounds,
            ProjectAwards projects,
            Caps caps,
            CapOrder capOrder) {
        this.cases = cases;
        this.items = items;
        this.subsidyCaps = subsidyCaps;
        this.calculation = calculation;
        this.contracts = contracts;
        this.grounds = grounds;
        this.projects = projects;
        this.caps = caps;
        this.capOrder = capOrder;
    }

    /**
     * @throws Refusal conflict CAP_YEARS_MIXED, CAP_HOLDERS_MIXED, HANDED_ON_TOO_LOW; of contracts that projects rest on
     *     CERTIFICATE_NOT_VALID, AMOUNT_PROVISIONAL, CONTRACT_COUNTED, GROUND_BASE_TOO_HIGH; INVALID POLICY_NO_ROW, POLICY_NOT_SET
     */
    CalculatedSubsidy calculate(
            CaseNumber caseNumber,
            String itemKey,
            LocalDate rulesAsOf,
            List<GroundBasis.Counted> counted,
            List<OtherMoney> elsewhere) {
        CaseSnapshot snapshot = cases.get(caseNumber);
        PolicyItem item = items.require(itemKey);
        // As where contracts are claimed on: the register before what is counted of it.
        contracts.hold(counted.stream()
                .map(GroundBasis.Counted::certificateNo)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        projects.hold(
                item.key(),
                counted.stream()
                        .filter(each -> each.basis() == ClaimBasis.PROJECT)
                        .map(each -> subsidyCaps.about(snapshot.ref().organisation(), each))
                        .toList());
        // It may have rested on contracts before a correction.
        grounds.uncount(caseNumber);
        Map<CapKey, Money> given = new HashMap<>();
        Map<String, Money> givenForProject = new HashMap<>();
        Map<String, Grounds.Count> ofContracts = new HashMap<>();
        Map<PolicyCap.Per, CapKey> counts = new EnumMap<>(PolicyCap.Per.class);
        Map<CapKey, Money> heights = new LinkedHashMap<>();
        String clause = item.key();
        List<CalculatedSubsidy.Ground> results = new ArrayList<>();
        for (GroundBasis.Counted each : counted) {
            PolicyTerms found = terms(snapshot, item, rulesAsOf, each);
            AwardTerms terms = terms(found, each);
            CalculatedSubsidy.Registered contract = registered(item, found, terms, each);
            Grounds.Count before = contract == null ? null : ofContracts.get(contract.certificateNo());
            requireLeft(caseNumber, item, contract, each, before);
            Map<PolicyCap.Per, CapKey> keys = subsidyCaps.keys(terms, item, snapshot, each);
            heights.putAll(SubsidyCaps.heights(terms, keys));
            clause = terms.clause() == null ? item.key() : terms.clause();
            SubsidyCaps.mix(counts, keys).ifPresent(mixed -> {
                throw Refusal.conflict(
                        mixed == SubsidyCaps.Mixed.HOLDERS ? "CAP_HOLDERS_MIXED" : "CAP_YEARS_MIXED", each.reference());
            });
            List<OtherMoney> more = elsewhere.stream()
                    .filter(money -> money.isFor(each.reference()))
                    .toList();
            Map<PolicyCap.Per, Money> used = used(keys, given);
            String about = subsidyCaps.about(snapshot.ref().organisation(), each);
            if (each.basis() == ClaimBasis.PROJECT) {
                used.put(PolicyCap.Per.PROJECT, givenFor(caseNumber, item, about, each, givenForProject));
            }
            String group =
                    subsidyCaps.group(terms, snapshot).map(CompanyGroup::name).orElse(null);
            Money others = contract == null
                    ? Money.ZERO
                    : grounds.awardedByOtherItems(caseNumber, contract.certificateNo(), item.group());
            Award award = award(found, terms, each, new Award.Beside(used, others, null, group), more);
            requireShare(found, award, each);
            if (contract != null) {
                grounds.count(
                        caseNumber,
                        ofContracts.merge(
                                contract.certificateNo(),
                                count(caseNumber, item, contract, each, before, award),
                                GroundCalculation::both));
            }
            if (each.basis() == ClaimBasis.PROJECT) {
                Money all = givenForProject.merge(about, award.net(), Money::plus);
                if (contract == null) {
                    projects.count(caseNumber, new ProjectAwards.Part(about, null, item.key(), terms.cap(), all));
                } else {
                    String number = contract.certificateNo();
                    Money forContract = givenForProject.merge(number, award.net(), Money::plus);
                    projects.count(
                            caseNumber, new ProjectAwards.Part(number, about, item.key(), terms.cap(), forContract));
                }
            }
            keys.values().forEach(key -> given.merge(key, award.net(), Money::plus));
            results.add(new CalculatedSubsidy.Ground(
                    each.basis(),
                    each.reference(),
                    each.name(),
                    each.on(),
                    each.level(),
                    each.grade(),
                    each.base(),
                    each.handedOn(),
                    more.isEmpty() ? null : more,
                    award,
                    contract));
        }
        CalculatedSubsidy calculated = CalculatedSubsidy.of(item, rulesAsOf, List.of(), results);
        capOrder.note(caseNumber, heights, clause, calculated.cityAmount());
        return calculated;
    }

    /**
     * What the item gives for the project beside this ground, by other cases and in this one before: of what counts for the
     * project and for the contract that it rests on, the larger.
     */
    private Money givenFor(
            CaseNumber caseNumber,
            PolicyItem item,
            String about,
            GroundBasis.Counted counted,
            Map<String, Money> givenBefore) {
        return Stream.of(about, counted.certificateNo())
                .filter(Objects::nonNull)
                .map(of -> projects.ofOthers(caseNumber, of, item.key()).plus(givenBefore.getOrDefault(of, Money.ZERO)))
                .max(Money::compareTo)
                .orElseThrow();
    }

    /** The contract as the register has it now; null where the item asks for none. */
    @Nullable
    private CalculatedSubsidy.Registered registered(
            PolicyItem item, PolicyTerms found, AwardTerms terms, GroundBasis.Counted counted) {
        if (found.answer().notSet().contains(PolicySheet.CONTRACT_SIDE)) {
            throw Refusal.invalid(
                    "POLICY_NOT_SET",
                    item.title(),
                    found.answer().number(),
                    new TextKey("policy.name." + PolicySheet.CONTRACT_SIDE));
        }
        if (counted.certificateNo() == null) {
            return null;
        }
        CalculatedSubsidy.Registered contract =
                CalculatedSubsidy.Registered.of(calculation.requireFixed(counted.certificateNo()), terms.measure());
        contract.most().filter(counted.base()::isMoreThan).ifPresent(most -> {
            throw Refusal.conflict("GROUND_BASE_TOO_HIGH", counted.reference(), most);
        });
        return contract;
    }

    /**
     * All instalments together are measured by no more than there is of the contract.
     *
     * @param before what this claim counts of the contract so far; null for nothing
     */
    private void requireLeft(
            CaseNumber caseNumber,
            PolicyItem item,
            @Nullable CalculatedSubsidy.Registered contract,
            GroundBasis.Counted counted,
            @Nullable Grounds.Count before) {
        if (contract == null || contract.most().isEmpty()) {
            return;
        }
        Money others = grounds.measuredByOthers(caseNumber, contract.certificateNo(), item.group());
        Money all = counted.base().plus(others).plus(before == null ? Money.ZERO : before.measured());
        if (all.isMoreThan(contract.most().get())) {
            throw Refusal.conflict("CONTRACT_COUNTED", contract.certificateNo());
        }
    }

    /**
     * Of a sum that is none of the contract nothing is counted but the award; of one that is no technical amount no more than is
     * left of that.
     */
    private Grounds.Count count(
            CaseNumber caseNumber,
            PolicyItem item,
            CalculatedSubsidy.Registered contract,
            GroundBasis.Counted counted,
            @Nullable Grounds.Count before,
            Award award) {
        String number = contract.certificateNo();
        Money measured = contract.most().isEmpty() ? Money.ZERO : counted.base();
        Money of = measured;
        if (!contract.isOfTechnology()) {
            Money taken = grounds.countedByOthers(caseNumber, number, item.group())
                    .plus(before == null ? Money.ZERO : before.amount());
            Money technical = contract.technicalAmount();
            Money left = technical.isMoreThan(taken) ? technical.minus(taken) : Money.ZERO;
            of = measured.isMoreThan(left) ? left : measured;
        }
        return new Grounds.Count(number, item.group(), contract.technicalAmount(), of, measured, award.net());
    }

    /** Two instalments of one project in one claim. */
    private static Grounds.Count both(Grounds.Count one, Grounds.Count other) {
        return new Grounds.Count(
                one.registrationNumber(),
                one.exclusionGroup(),
                one.countable(),
                one.amount().plus(other.amount()),
                one.measured().plus(other.measured()),
                one.award().plus(other.award()));
    }

    /**
     * Nothing that excludes other awards is set aside beside one that came since for the contract of a project. The contracts are
     * held.
     *
     * @throws Refusal conflict AWARDED_ELSEWHERE; and as {@link #calculate}
     */
    void requireNothingBeside(
            CaseSnapshot snapshot, PolicyItem item, LocalDate rulesAsOf, List<GroundBasis.Counted> counted) {
        for (GroundBasis.Counted each : counted) {
            if (each.certificateNo() != null
                    && require(snapshot, item, rulesAsOf, each).stacking() == Stacking.EXCLUSIVE
                    && grounds.awardedByOtherItems(snapshot.ref().number(), each.certificateNo(), item.group())
                            .isPositive()) {
                throw Refusal.conflict("AWARDED_ELSEWHERE", each.certificateNo());
            }
        }
    }

    /** What the item gives for a ground; refuses as {@link #calculate} does. */
    AwardTerms require(CaseSnapshot snapshot, PolicyItem item, LocalDate rulesAsOf, GroundBasis.Counted counted) {
        return terms(terms(snapshot, item, rulesAsOf, counted), counted);
    }

    /** A rate that names no measure is one of what was spent on the project. */
    private static AwardTerms terms(PolicyTerms found, GroundBasis.Counted counted) {
        return counted.basis() == ClaimBasis.PROJECT
                ? AwardTerms.of(found, PolicyMeasure.PROJECT_SPEND)
                : AwardTerms.of(found);
    }

    private PolicyTerms terms(
            CaseSnapshot snapshot, PolicyItem item, LocalDate rulesAsOf, GroundBasis.Counted counted) {
        return items.terms(
                        item.key(),
                        rulesAsOf,
                        counted.inputs(snapshot.ref().scope().county()))
                .orElseThrow(() -> Refusal.invalid("POLICY_NO_ROW", item.title(), rulesAsOf));
    }

    /** The register may know a higher level by now than when the share of the person was promised. */
    private static void requireShare(PolicyTerms found, Award award, GroundBasis.Counted counted) {
        Money least = leastShare(found, award.net());
        if (counted.handedOn() != null && least.isMoreThan(counted.handedOn())) {
            throw Refusal.conflict("HANDED_ON_TOO_LOW", counted.reference(), least);
        }
    }

    /** What of an amount goes to the person at least (最低比例); zero where the table says nothing. */
    static Money leastShare(PolicyTerms terms, Money amount) {
        return terms.answer().values().get("minShare") instanceof BigDecimal share
                ? amount.times(share, RoundingMode.CEILING)
                : Money.ZERO;
    }

    private Map<PolicyCap.Per, Money> used(Map<PolicyCap.Per, CapKey> keys, Map<CapKey, Money> given) {
        Map<PolicyCap.Per, Money> used = new EnumMap<>(PolicyCap.Per.class);
        keys.forEach((per, key) -> used.put(per, caps.used(key).plus(given.getOrDefault(key, Money.ZERO))));
        return used;
    }

    /** Of this group nothing else of the product stands on the ground: the exclusion group sees to that. */
    private static Award award(
            PolicyTerms found,
            AwardTerms terms,
            GroundBasis.Counted counted,
            Award.Beside beside,
            List<OtherMoney> more) {
        Award alone = Award.of(terms, counted.base(), beside);
        if (more.isEmpty() || alone.net().isZero()) {
            return alone;
        }
        String named = found.answer().text(Elsewhere.RESULT);
        Elsewhere elsewhere = new Elsewhere(
                named == null ? Elsewhere.Rule.EXCLUSIVE : Elsewhere.Rule.valueOf(named),
                named != null,
                Money.sum(more.stream().map(OtherMoney::amount).toList()));
        return alone.beside(terms, elsewhere, terms.rate() == null ? null : alone.base());
    }
}
