package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.affiliation.CompanyGroup;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.funding.CapKey;
import org.keqiao.funding.CapOrder;
import org.keqiao.funding.Caps;
import org.keqiao.funding.award.Award;
import org.keqiao.funding.award.AwardStep;
import org.keqiao.funding.award.AwardTerms;
import org.keqiao.funding.award.ContractBase;
import org.keqiao.funding.award.Elsewhere;
import org.keqiao.funding.award.Stacking;
import org.keqiao.funding.claim.Grounds;
import org.keqiao.funding.claim.ProjectAwards;
import org.keqiao.policy.PolicyCap;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.register.Certificate;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.TextKey;
import org.keqiao.voucher.Redemptions;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Calculates a claim: each contract by itself, the city's part before the county's, under the holder's cap in that order. */
@Component
public class SubsidyCalculation {

    private static final Grounds.Earlier NOTHING = new Grounds.Earlier(Money.ZERO, Money.ZERO, Money.ZERO);

    private final CaseCommands cases;
    private final SubsidyItems items;
    private final ContractTerms contractTerms;
    private final SubsidyCaps subsidyCaps;
    private final CertifiedContracts contracts;
    private final Grounds grounds;
    private final ProjectAwards projects;
    private final Caps caps;
    private final CapOrder capOrder;
    private final Redemptions redemptions;
    private final BrokeredDeals deals;
    private final RelatedParties related;

    SubsidyCalculation(
            CaseCommands cases,
            SubsidyItems items,
            ContractTerms contractTerms,
            SubsidyCaps subsidyCaps,
            CertifiedContracts contracts,
            Grounds grounds,
            ProjectAwards projects,
            Caps caps,
            CapOrder capOrder,
            Redemptions redemptions,
            BrokeredDeals deals,
            RelatedParties related) {
        this.related = related;
        this.deals = deals;
        this.redemptions = redemptions;
        this.cases = cases;
        this.items = items;
        this.contractTerms = contractTerms;
        this.subsidyCaps = subsidyCaps;
        this.contracts = contracts;
        this.grounds = grounds;
        this.projects = projects;
        this.caps = caps;
        this.capOrder = capOrder;
    }

    /**
     * Calculates and counts the bases for the case, so that no other counts them meanwhile.
     *
     * @throws Refusal conflict CERTIFICATE_NOT_VALID, AMOUNT_PROVISIONAL, CONTRACT_COUNTED, CAP_YEARS_MIXED; INVALID POLICY_NO_ROW,
     *     POLICY_NOT_SET
     */
    CalculatedSubsidy calculate(
            CaseNumber caseNumber,
            String itemKey,
            LocalDate rulesAsOf,
            VerifiedPayments payments,
            List<OtherMoney> elsewhere) {
        CaseSnapshot snapshot = cases.get(caseNumber);
        PolicyItem item = items.require(itemKey);
        // What other cases count of a contract, and what the register says of it, stays until this is decided.
        contracts.hold(payments.byContract().keySet());
        grounds.uncount(caseNumber);
        Run run = new Run(snapshot, item, rulesAsOf, elsewhere);
        List<CalculatedSubsidy.Contract> results = new ArrayList<>();
        for (Map.Entry<String, Money> paid : payments.byContract().entrySet()) {
            results.add(run.contract(paid.getKey(), paid.getValue()));
        }
        capOrder.note(caseNumber, run.counting(), run.clause, run.given);
        return CalculatedSubsidy.of(item, rulesAsOf, results, List.of());
    }

    /** @throws Refusal conflict CERTIFICATE_NOT_VALID, with its number */
    CertifiedContract requireValid(String certificateNo) {
        return contracts
                .find(certificateNo)
                .filter(certificate -> certificate.state() == Certificate.State.VALID)
                .orElseThrow(() -> Refusal.conflict("CERTIFICATE_NOT_VALID", certificateNo));
    }

    /**
     * A sum that is not known yet is put right before anything is drawn on it (domain 3.6-4).
     *
     * @throws Refusal conflict CERTIFICATE_NOT_VALID, AMOUNT_PROVISIONAL
     */
    CertifiedContract requireFixed(String certificateNo) {
        CertifiedContract certificate = requireValid(certificateNo);
        if (certificate.amountProvisional()) {
            throw Refusal.conflict("AMOUNT_PROVISIONAL", certificateNo);
        }
        return certificate;
    }

    /**
     * The look before money is set aside: the contract as it was calculated, so that one whose amounts are others by now is
     * calculated anew.
     *
     * @throws Refusal conflict CERTIFICATE_NOT_VALID, CONTRACT_AMENDED
     */
    CertifiedContract requireUnchanged(CalculatedSubsidy.Contract calculated) {
        CertifiedContract now = requireValid(calculated.certificateNo());
        if (!isOf(calculated, now)) {
            throw Refusal.conflict("CONTRACT_AMENDED", calculated.certificateNo());
        }
        return now;
    }

    /**
     * The look at money that was set aside or promised: whether the contract still carries it. Nothing goes out on a version that
     * nobody has stamped.
     *
     * @throws Refusal conflict CERTIFICATE_NOT_VALID when it ended; CONTRACT_AMENDED when too little is left of it;
     *     CERTIFICATE_UNSTAMPED until its newest version is stamped
     */
    public CertifiedContract requireCarried(CalculatedSubsidy.Contract calculated) {
        CertifiedContract now = contracts
                .find(calculated.certificateNo())
                .filter(found ->
                        found.state() == Certificate.State.VALID || found.state() == Certificate.State.PENDING_SEAL)
                .orElseThrow(() -> Refusal.conflict("CERTIFICATE_NOT_VALID", calculated.certificateNo()));
        if (!calculated.isCarriedBy(now)) {
            throw Refusal.conflict("CONTRACT_AMENDED", calculated.certificateNo());
        }
        if (now.state() == Certificate.State.PENDING_SEAL) {
            throw Refusal.conflict("CERTIFICATE_UNSTAMPED", calculated.certificateNo());
        }
        return now;
    }

    /**
     * What is between related parties is not given where the item excludes it: by the review, or by what is known by now,
     * which may be more than when the application was checked.
     *
     * @param numbers of the contracts
     * @param reviewed whether the review found the parties related
     * @param declared relations of the applicant, as it declared them
     * @return what is known by now of the parties of the others, by registration number
     * @throws Refusal conflict CERTIFICATE_NOT_VALID, PARTIES_RELATED
     */
    Map<String, RelatedParties.Found> requireUnrelated(
            CaseNumber caseNumber,
            String itemKey,
            LocalDate rulesAsOf,
            Collection<String> numbers,
            boolean reviewed,
            List<Affiliation> declared) {
        CaseRef ref = cases.get(caseNumber).ref();
        List<CertifiedContract> certificates =
                numbers.stream().map(this::requireValid).toList();
        Map<String, RelatedParties.Found> known = related.of(certificates, contractTerms.side(ref), declared);
        if (!items.saysOfRelated(itemKey)) {
            return known;
        }
        for (CertifiedContract certificate : certificates) {
            RelatedParties.Found found = known.get(certificate.number());
            if ((reviewed || found != null) && contractTerms.excludesRelated(ref, itemKey, rulesAsOf, certificate)) {
                throw Refusal.conflict(
                        "PARTIES_RELATED",
                        certificate.number(),
                        items.require(itemKey).title(),
                        reviewed
                                ? new TextKey("subsidy.related.REVIEWED")
                                : found.sign().text());
            }
        }
        return known;
    }

    private static boolean isOf(CalculatedSubsidy.Contract calculated, CertifiedContract now) {
        return now.contractAmount().equals(calculated.contractAmount())
                && now.technicalAmount().equals(calculated.technicalAmount());
    }

    /**
     * Nothing that excludes other awards is set aside beside one that came since. Holds the contracts, so that none comes
     * meanwhile.
     *
     * @throws Refusal conflict AWARDED_ELSEWHERE with the contract that another item supports by now
     */
    void requireNothingBeside(CaseRef ref, PolicyItem item, LocalDate rulesAsOf, CalculatedSubsidy calculated) {
        contracts.hold(calculated.registered().stream()
                .map(CalculatedSubsidy.Contract::certificateNo)
                .toList());
        for (CalculatedSubsidy.Contract contract : calculated.contracts()) {
            CertifiedContract certificate = requireUnchanged(contract);
            AwardTerms terms = contractTerms.require(ref, item, rulesAsOf, certificate);
            // What an agency gets for its deal stands beside what the parties get for their contract.
            boolean excluding = !deals.isFor(item)
                    && terms.stacking() == Stacking.EXCLUSIVE
                    && contract.city().net().isPositive();
            if (excluding
                    && grounds.awardedByOtherItems(ref.number(), certificate.number(), item.group())
                            .isPositive()) {
                throw Refusal.conflict("AWARDED_ELSEWHERE", certificate.number());
            }
        }
    }

    /** The accounts towards which the county's part counts, each with the height that the policy gives it. */
    public Map<CapKey, Money> countyCaps(
            CaseNumber caseNumber, String itemKey, LocalDate rulesAsOf, CalculatedSubsidy calculated) {
        CaseSnapshot snapshot = cases.get(caseNumber);
        Map<CapKey, Money> heights = new HashMap<>();
        for (PolicyItem supplement : items.supplements(items.require(itemKey))) {
            for (CalculatedSubsidy.Contract contract : calculated.countedContracts()) {
                CertifiedContract certificate = requireCarried(contract);
                contractTerms
                        .find(snapshot.ref(), supplement.key(), rulesAsOf, certificate)
                        .map(AwardTerms::of)
                        .filter(terms -> contract.county() != null)
                        .ifPresent(
                                terms -> heights.putAll(subsidyCaps.heights(terms, supplement, snapshot, certificate)));
            }
        }
        return heights;
    }

    private final class Run {

        private final CaseSnapshot snapshot;
        private final CaseRef ref;
        private final PolicyItem item;
        private final LocalDate rulesAsOf;
        private final List<OtherMoney> elsewhere;
        private final Optional<Redemptions.Redeemed> redeemed;
        private final boolean brokered;
        private Money given = Money.ZERO;
        private Money givenByCounty = Money.ZERO;

        // Asked once: all that is calculated goes by one day.
        private Optional<CompanyGroup> group = Optional.empty();
        private boolean isGroupKnown;

        // By item, the accounts that the case counts towards.
        private final Map<String, Map<PolicyCap.Per, CapKey>> counted = new HashMap<>();

        // Of the city's item, as the policy says.
        private final Map<CapKey, Money> heights = new LinkedHashMap<>();
        private String clause;

        Run(CaseSnapshot snapshot, PolicyItem item, LocalDate rulesAsOf, List<OtherMoney> elsewhere) {
            this.snapshot = snapshot;
            this.ref = snapshot.ref();
            this.item = item;
            this.rulesAsOf = rulesAsOf;
            this.elsewhere = elsewhere;
            this.redeemed = redemptions.of(ref.number());
            this.brokered = deals.isFor(item);
            this.clause = item.key();
        }

        CalculatedSubsidy.Contract contract(String certificateNo, Money paid) {
            CertifiedContract certificate = requireFixed(certificateNo);
            // Whoever brought a contract about is given nothing for the contract of its parties.
            Money others = brokered
                    ? Money.ZERO
                    : grounds.awardedByOtherItems(ref.number(), certificate.number(), item.group());
            AwardTerms terms = contractTerms.require(ref, item, rulesAsOf, certificate);
            ContractBase base = new ContractBase(
                    certificate.contractAmount(),
                    certificate.technicalAmount(),
                    ownSpend(terms, certificate, paid),
                    grounds.countedByOthers(ref.number(), certificate.number(), item.group()),
                    grounds.measuredByOthers(ref.number(), certificate.number(), item.group()));
            Money cityBase = base.by(terms.measure());
            Award alone = Award.of(
                    // A sum for the whole project is given once, however many contracts it has.
                    terms.rate() == null && given.isPositive() ? terms.givenBefore() : terms,
                    cityBase,
                    new Award.Beside(
                            redeemed.isPresent()
                                    ? usedBeside(redeemed.get(), terms, certificate)
                                    : used(terms, item, certificate, given),
                            others,
                            voucherLimit(others),
                            group(terms)));
            List<OtherMoney> more = moreMoney(terms, certificate);
            Grounds.Earlier earlier =
                    more.isEmpty() ? NOTHING : grounds.earlier(ref.number(), certificate.number(), item.group());
            Award city = besideElsewhere(alone, terms, certificate, more, earlier);
            count(certificate, item, terms, city);
            given = given.plus(city.net());
            Money left = more.isEmpty() ? city.base() : leftBeside(city.base(), sum(more), earlier);
            Award county = supplement(certificate, base, city, left).orElse(null);
            Money award = county == null ? city.net() : city.net().plus(county.net());
            if (!brokered) {
                grounds.count(
                        ref.number(),
                        new Grounds.Count(
                                certificate.number(),
                                item.group(),
                                certificate.technicalAmount(),
                                base.technologyIn(cityBase),
                                cityBase,
                                award));
                if (isDeducted(city)) {
                    Money deducted = alone.net().minus(city.net());
                    grounds.deduct(ref.number(), certificate.number(), item.group(), deducted);
                }
            }
            return new CalculatedSubsidy.Contract(
                    certificate.number(),
                    certificate.title(),
                    certificate.contractAmount(),
                    certificate.technicalAmount(),
                    terms.measure(),
                    paid,
                    base.takenBefore(terms.measure()),
                    more.isEmpty() ? null : more,
                    city,
                    county);
        }

        /**
         * 券后净额 (domain 7.5): beside an award that leaves others untouched, what a voucher gave for the contract is no
         * spend of the applicant's own. Where the higher of two counts, the voucher is one of them.
         */
        private Money ownSpend(AwardTerms terms, CertifiedContract certificate, Money paid) {
            if (brokered) {
                return deals.part(ref, certificate.number(), paid);
            }
            boolean beside = terms.stacking() == Stacking.ADDITIVE || terms.stacking() == Stacking.MATCHING;
            if (!beside || redeemed.isPresent()) {
                return paid;
            }
            Money voucher = redemptions.givenFor(certificate.number());
            return paid.isMoreThan(voucher) ? paid.minus(voucher) : Money.ZERO;
        }

        /** A voucher gives at most what it is made out for. */
        @Nullable
        private Money voucherLimit(Money others) {
            return redeemed.map(voucher -> voucher.amount().minus(given).plus(others))
                    .orElse(null);
        }

        /** Of a sum for the whole project, whatever is given for one of its contracts is given for it. */
        private List<OtherMoney> moreMoney(AwardTerms terms, CertifiedContract certificate) {
            return elsewhere.stream()
                    .filter(money -> terms.rate() == null || money.isFor(certificate.number()))
                    .toList();
        }

        private static Money sum(List<OtherMoney> more) {
            return Money.sum(more.stream().map(OtherMoney::amount).toList());
        }

        /**
         * 其他财政资金 (domain 7.5): by the rule of the item, which excludes it where nothing else is set. It was given once for
         * the contract, whatever instalments that is claimed in.
         */
        private Award besideElsewhere(
                Award alone,
                AwardTerms terms,
                CertifiedContract certificate,
                List<OtherMoney> more,
                Grounds.Earlier earlier) {
            if (more.isEmpty() || alone.net().isZero()) {
                return alone;
            }
            Elsewhere elsewhere = contractTerms.beside(ref, item, rulesAsOf, certificate, sum(more));
            return switch (elsewhere.rule()) {
                case EXCLUSIVE -> alone.beside(terms, elsewhere, null);
                case DEDUCT ->
                    alone.beside(
                            terms,
                            new Elsewhere(
                                    elsewhere.rule(), elsewhere.isSet(), rest(elsewhere.amount(), earlier.deducted())),
                            null);
                case ADDITIVE, MATCHING ->
                    alone.beside(
                            terms,
                            elsewhere,
                            // A sum for the project has no base that it could exceed.
                            terms.rate() == null ? null : rest(alone.base().plus(earlier.base()), earlier.award()));
            };
        }

        private static boolean isDeducted(Award city) {
            return city.trace().stream()
                    .anyMatch(step -> step.rule() == AwardStep.Rule.ELSEWHERE
                            && Elsewhere.Rule.DEDUCT.name().equals(step.detail()));
        }

        /** What all instalments spent, without what was given for them; of this one no more than its own base. */
        private static Money leftBeside(Money base, Money more, Grounds.Earlier earlier) {
            Money left = rest(base.plus(earlier.base()), more.plus(earlier.award()));
            return left.isMoreThan(base) ? base : left;
        }

        private static Money rest(Money of, Money taken) {
            return of.isMoreThan(taken) ? of.minus(taken) : Money.ZERO;
        }

        /**
         * City and county together, with what comes from elsewhere, give at most what was paid for technology, and
         * without it the share of that that the policy says.
         */
        private Optional<Award> supplement(CertifiedContract certificate, ContractBase base, Award city, Money left) {
            for (PolicyItem supplement : items.supplements(item)) {
                Optional<PolicyTerms> found = contractTerms.find(ref, supplement.key(), rulesAsOf, certificate);
                if (found.isPresent() && city.net().isPositive()) {
                    AwardTerms terms = AwardTerms.of(found.get()).supplementing();
                    Money share = terms.jointLimit(city.base());
                    Award county = Award.of(
                            terms,
                            base.by(terms.measure()),
                            new Award.Beside(
                                    used(terms, supplement, certificate, givenByCounty),
                                    city.net(),
                                    left.isMoreThan(share) ? share : left,
                                    group(terms)));
                    givenByCounty = givenByCounty.plus(county.net());
                    count(certificate, supplement, terms, county);
                    return Optional.of(county);
                }
            }
            return Optional.empty();
        }

        /** Whose cap it shares. */
        @Nullable
        private String group(AwardTerms terms) {
            return groupOf(terms).map(CompanyGroup::name).orElse(null);
        }

        private Optional<CompanyGroup> groupOf(AwardTerms terms) {
            if (SubsidyCaps.isShared(terms) && !isGroupKnown) {
                group = subsidyCaps.group(terms, snapshot);
                isGroupKnown = true;
            }
            return SubsidyCaps.isShared(terms) ? group : Optional.empty();
        }

        private Map<PolicyCap.Per, CapKey> keys(AwardTerms terms, PolicyItem of, CertifiedContract certificate) {
            return subsidyCaps.keys(terms, of, snapshot, certificate, groupOf(terms));
        }

        /** Towards which caps the city's part will count; none where a voucher has set its money aside. */
        Map<CapKey, Money> counting() {
            return redeemed.isPresent() ? Map.of() : heights;
        }

        /** Under each cap, what others and the contracts of this case before it use. */
        private Map<PolicyCap.Per, Money> used(
                AwardTerms terms, PolicyItem of, CertifiedContract certificate, Money givenBefore) {
            Map<PolicyCap.Per, CapKey> keys = keys(terms, of, certificate);
            // A case counts as a whole towards each of its caps: with two years it would count twice.
            Map<PolicyCap.Per, CapKey> before = counted.putIfAbsent(of.key(), keys);
            if (before != null && !before.equals(keys)) {
                throw Refusal.conflict("CAP_YEARS_MIXED", certificate.number());
            }
            if (of.key().equals(item.key())) {
                heights.putAll(SubsidyCaps.heights(terms, keys));
                clause = terms.clause() == null ? item.key() : terms.clause();
            }
            Map<PolicyCap.Per, Money> used = ofProject(certificate, of);
            keys.forEach((per, key) -> used.put(per, caps.used(key).plus(givenBefore)));
            return used;
        }

        /** It counts where its voucher does, and what is set aside under that is its own. */
        private Map<PolicyCap.Per, Money> usedBeside(
                Redemptions.Redeemed voucher, AwardTerms terms, CertifiedContract certificate) {
            Map<PolicyCap.Per, Money> used = ofProject(certificate, item);
            keys(terms, item, certificate).forEach((per, key) -> {
                List<UUID> its =
                        voucher.caps().contains(key.account()) ? List.of(key.account()) : List.copyOf(voucher.caps());
                its.stream()
                        .map(account ->
                                caps.used(account).minus(voucher.setAside()).plus(given))
                        .max(Money::compareTo)
                        .ifPresent(most -> used.put(per, most));
            });
            return used;
        }

        private Map<PolicyCap.Per, Money> ofProject(CertifiedContract certificate, PolicyItem of) {
            Map<PolicyCap.Per, Money> used = new EnumMap<>(PolicyCap.Per.class);
            used.put(
                    PolicyCap.Per.PROJECT,
                    brokered ? Money.ZERO : projects.ofOthers(ref.number(), certificate.number(), of.key()));
            return used;
        }

        /** Each agency is rewarded for its own part of a deal, once: their awards do not add up. */
        private void count(CertifiedContract certificate, PolicyItem of, AwardTerms terms, Award award) {
            if (!brokered) {
                projects.count(
                        ref.number(),
                        new ProjectAwards.Part(certificate.number(), null, of.key(), terms.cap(), award.net()));
            }
        }
    }
}
