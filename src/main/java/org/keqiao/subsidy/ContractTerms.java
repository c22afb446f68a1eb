package org.keqiao.subsidy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.keqiao.casefile.CaseRef;
import org.keqiao.funding.award.AwardTerms;
import org.keqiao.funding.award.Elsewhere;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.Organisations;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.register.CertifiedContract;
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
    private final Competitors competitors;
    private final CityProfiles cities;

    ContractTerms(SubsidyItems items, Organisations organisations, Competitors competitors, CityProfiles cities) {
        this.items = items;
        this.organisations = organisations;
        this.competitors = competitors;
        this.cities = cities;
    }

    ContractSide side(CaseRef ref) {
        return new ContractSide(
                ref.applicantName(), organisations.find(ref.organisation()).uscc());
    }

    /** Empty when the item gives nothing for such a contract on this day. */
    Optional<PolicyTerms> find(CaseRef ref, String item, LocalDate on, CertifiedContract certificate) {
        PolicyInputs inputs = inputs(ref, certificate);
        if (!items.isRanked(item)) {
            return items.terms(item, on, inputs);
        }
        return competitors.place(ref.number()).flatMap(place -> items.terms(item, on, inputs.rank(place)));
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
