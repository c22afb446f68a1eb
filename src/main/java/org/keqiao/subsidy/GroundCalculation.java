package org.keqiao.subsidy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.affiliation.CompanyGroup;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.funding.CapKey;
import org.keqiao.funding.CapOrder;
import org.keqiao.funding.Caps;
import org.keqiao.funding.award.Award;
import org.keqiao.funding.award.AwardTerms;
import org.keqiao.funding.award.Elsewhere;
import org.keqiao.funding.claim.Grounds;
import org.keqiao.funding.claim.ProjectAwards;
import org.keqiao.policy.PolicyCap;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyMeasure;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/** Calculates a claim that rests on no contract: each ground by itself, under the caps in the order of the claim. */
@Component
class GroundCalculation {

    private final CaseCommands cases;
    private final SubsidyItems items;
    private final SubsidyCaps subsidyCaps;
    private final Grounds grounds;
    private final ProjectAwards projects;
    private final Caps caps;
    private final CapOrder capOrder;

    GroundCalculation(
            CaseCommands cases,
            SubsidyItems items,
            SubsidyCaps subsidyCaps,
            Grounds grounds,
            ProjectAwards projects,
            Caps caps,
            CapOrder capOrder) {
        this.cases = cases;
        this.items = items;
        this.subsidyCaps = subsidyCaps;
        this.grounds = grounds;
        this.projects = projects;
        this.caps = caps;
        this.capOrder = capOrder;
    }

    /** @throws Refusal conflict CAP_YEARS_MIXED, CAP_HOLDERS_MIXED, HANDED_ON_TOO_LOW; INVALID POLICY_NO_ROW, POLICY_NOT_SET */
    CalculatedSubsidy calculate(
            CaseNumber caseNumber,
            String itemKey,
            LocalDate rulesAsOf,
            List<GroundBasis.Counted> counted,
            List<OtherMoney> elsewhere) {
        CaseSnapshot snapshot = cases.get(caseNumber);
        PolicyItem item = items.require(itemKey);
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
        Map<PolicyCap.Per, CapKey> counts = new EnumMap<>(PolicyCap.Per.class);
        List<CalculatedSubsidy.Ground> results = new ArrayList<>();
        for (GroundBasis.Counted each : counted) {
            PolicyTerms found = terms(snapshot, item, rulesAsOf, each);
            AwardTerms terms = terms(found, each);
            Map<PolicyCap.Per, CapKey> keys = subsidyCaps.keys(terms, item, snapshot, each);
            SubsidyCaps.mix(counts, keys).ifPresent(mixed -> {
                throw Refusal.conflict(
                        mixed == SubsidyCaps.Mixed.HOLDERS ? "CAP_HOLDERS_MIXED" : "CAP_YEARS_MIXED", each.reference());
            });
            List<OtherMoney> more = elsewhere.stream()
                    .filter(money -> money.isFor(each.reference()))
                    .toList();
            Map<PolicyCap.Per, Money> used = used(keys, given);
            String project = subsidyCaps.about(snapshot.ref().organisation(), each);
            if (each.basis() == ClaimBasis.PROJECT) {
                used.put(
                        PolicyCap.Per.PROJECT,
                        projects.ofOthers(caseNumber, project, item.key())
                                .plus(givenForProject.getOrDefault(project, Money.ZERO)));
            }
            String group =
                    subsidyCaps.group(terms, snapshot).map(CompanyGroup::name).orElse(null);
            Award award = award(found, terms, each, new Award.Beside(used, Money.ZERO, null, group), more);
            requireShare(found, award, each);
            if (each.basis() == ClaimBasis.PROJECT) {
                Money all = givenForProject.merge(project, award.net(), Money::plus);
                projects.count(caseNumber, new ProjectAwards.Part(project, item.key(), terms.cap(), all));
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
                    award));
        }
        CalculatedSubsidy calculated = CalculatedSubsidy.of(item, rulesAsOf, List.of(), results);
        capOrder.note(caseNumber, counts.values(), calculated.cityAmount());
        return calculated;
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

    /** Nothing else of the product stands on the ground: the exclusion group sees to that. */
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
