package org.keqiao.subsidy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseRef;
import org.keqiao.funding.award.AwardTerms;
import org.keqiao.funding.award.Elsewhere;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.organization.TeamLeaders;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.register.CertifiedContract;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.ranking.Competitors;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** What an item gives for one contract of an applicant: asked with its county, and whether it sold or bought. */
@Component
class ContractTerms {

    private final SubsidyItems items;
    private final Organisations organisations;
    private final TeamLeaders leaders;
    private final Competitors competitors;
    private final CityProfiles cities;

    ContractTerms(
            SubsidyItems items,
            Organisations organisations,
            TeamLeaders leaders,
            Competitors competitors,
            CityProfiles cities) {
        this.items = items;
        this.organisations = organisations;
        this.leaders = leaders;
        this.competitors = competitors;
        this.cities = cities;
    }

    ContractSide side(CaseRef ref) {
        OrganisationView applicant = organisations.find(ref.organisation());
        return applicant.type() == OrganisationType.TEAM
                ? ContractSide.of(applicant, leaders.before(applicant.id()))
                : ContractSide.of(applicant);
    }

    /** Empty when the item gives nothing for such a contract on this day. */
    Optional<PolicyTerms> find(CaseRef ref, String item, LocalDate on, CertifiedContract certificate) {
        PolicyInputs inputs = inputs(ref, certificate);
        if (!items.isRanked(item)) {
            return items.terms(item, on, inputs);
        }
        return competitors.place(ref.number()).flatMap(place -> items.terms(item, on, inputs.rank(place)));
    }

    /** What a claim on a ranked item is given for a contract of its own. */
    @FunctionalInterface
    interface Placed {
        boolean isGiven(CaseRef ref, LocalDate on, CertifiedContract certificate);
    }

    /** Of these claims on a ranked item, in a number of statements that does not grow with them. */
    Placed placed(String item, Collection<CaseRef> claims) {
        Map<CaseNumber, Integer> places =
                competitors.places(claims.stream().map(CaseRef::number).toList());
        Map<UUID, ContractSide> sides = sides(claims);
        BiFunction<LocalDate, PolicyInputs, Optional<PolicyTerms>> table = items.finding(item);
        return (ref, on, certificate) -> places.containsKey(ref.number())
                && table.apply(
                                on,
                                sides.get(ref.organisation())
                                        .inputs(ref.scope().county(), cities.current(), certificate)
                                        .rank(places.get(ref.number())))
                        .isPresent();
    }

    private Map<UUID, ContractSide> sides(Collection<CaseRef> claims) {
        List<OrganisationView> applicants = organisations.all(
                claims.stream().map(CaseRef::organisation).distinct().toList());
        Map<UUID, Map<String, LocalDate>> before = leaders.before(applicants.stream()
                .filter(each -> each.type() == OrganisationType.TEAM)
                .map(OrganisationView::id)
                .toList());
        return applicants.stream()
                .collect(Collectors.toMap(
                        OrganisationView::id, each -> ContractSide.of(each, before.getOrDefault(each.id(), Map.of()))));
    }

    /** What the item's table says of public money from elsewhere; the product excludes it where the table says nothing. */
    Elsewhere beside(CaseRef ref, PolicyItem item, LocalDate on, CertifiedContract certificate, Money elsewhere) {
        String named = find(ref, item.key(), on, certificate)
                .map(terms -> terms.answer().text(Elsewhere.RESULT))
                .orElse(null);
        return new Elsewhere(
                named == null ? Elsewhere.Rule.EXCLUSIVE : Elsewhere.Rule.valueOf(named), named != null, elsewhere);
    }

    /** Whether the item excludes contracts between related parties; the product has them audited where the table says nothing. */
    boolean excludesRelated(CaseRef ref, String item, LocalDate on, CertifiedContract certificate) {
        return possible(ref, item, on, certificate)
                .map(terms -> terms.answer().text("related"))
                .filter("BLOCK"::equals)
                .isPresent();
    }

    /** How many of the item's claims are audited by chance; null where its table says nothing. */
    @Nullable
    BigDecimal sampleRate(CaseRef ref, String item, LocalDate on, CertifiedContract certificate) {
        return possible(ref, item, on, certificate)
                .map(terms -> terms.answer().values().get("sampleRate"))
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .orElse(null);
    }

    /** The year in which the holder was given a ranked item that is not given again; empty when it may be given it. */
    Optional<Integer> wonBefore(CaseRef ref, String item, LocalDate on, CertifiedContract certificate) {
        return items.isRanked(item)
                        && possible(ref, item, on, certificate)
                                .filter(PolicyTerms::refusesRepeatWinners)
                                .isPresent()
                ? competitors.wonBefore(ref.organisation(), item, competitors.yearOf(ref.number()))
                : Optional.empty();
    }

    /** What it might give before its place is known; the same as {@link #find} where nothing is ranked. */
    Optional<PolicyTerms> possible(CaseRef ref, String item, LocalDate on, CertifiedContract certificate) {
        return items.possible(item, on, inputs(ref, certificate));
    }

    /** Whether an item gives nothing for a contract only because nobody of the city bought. */
    boolean isOfBuyersElsewhere(CaseRef ref, String item, LocalDate on, CertifiedContract certificate) {
        return items.possible(item, on, inputs(ref, certificate)).isEmpty()
                && items.possible(item, on, inputs(ref, certificate).buyerInCity(true))
                        .isPresent();
    }

    private PolicyInputs inputs(CaseRef ref, CertifiedContract certificate) {
        return side(ref).inputs(ref.scope().county(), cities.current(), certificate);
    }

    /**
     * @throws Refusal INVALID POLICY_NO_ROW, POLICY_NOT_SET; conflict RANK_MISSING while no confirmed sheet has a place for
     *     the case, RANK_ON_RESERVE when its place is one of the reserve, REPEAT_WINNER when its holder won before
     */
    AwardTerms require(CaseRef ref, PolicyItem item, LocalDate rulesAsOf, CertifiedContract certificate) {
        if (items.isRanked(item.key())) {
            int place =
                    competitors.place(ref.number()).orElseThrow(() -> Refusal.conflict("RANK_MISSING", item.title()));
            wonBefore(ref, item.key(), rulesAsOf, certificate).ifPresent(year -> {
                throw Refusal.conflict("REPEAT_WINNER", item.title(), String.valueOf(year));
            });
            if (find(ref, item.key(), rulesAsOf, certificate).isEmpty()) {
                throw Refusal.conflict("RANK_ON_RESERVE", item.title(), place);
            }
        }
        return AwardTerms.of(find(ref, item.key(), rulesAsOf, certificate)
                .orElseThrow(() -> Refusal.invalid("POLICY_NO_ROW", item.title(), rulesAsOf)));
    }
}
