package org.keqiao.subsidy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.keqiao.form.CodeTables.Code;
import org.keqiao.form.LiveCodes;
import org.keqiao.policy.ItemTitles;
import org.keqiao.policy.Policies;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyMeasure;
import org.keqiao.policy.PolicyShape;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.policy.document.PolicyDocuments;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The bureau's items that enterprises apply for, on contracts or on something else, and those that a county adds to one by itself. */
@Component
public class SubsidyItems implements LiveCodes {

    /** What this matter can answer when a table asks: no grade, no sum of a year. */
    private static final Set<String> KNOWN_OF_CONTRACTS = Set.of("on", "county", "kind", "buyerInCity");

    /** What the register of intermediaries says of a person. */
    private static final String LEVEL = "level";

    private static final String GRADE = "grade";

    /** What a claim on a project answers by its base. */
    private static final Set<String> SUMS = Set.of("base", "yearAmount", "dealAmount", "pay");

    private static final Set<String> KNOWN_OF_PROJECTS =
            Set.of("on", "county", "buyerInCity", GRADE, "base", "yearAmount", "dealAmount", "pay");

    /** What is asked about whoever brokered a contract: it is no side of it. */
    private static final Set<String> OF_PLACE = Set.of("on", "county");

    /** What the register itself says of a contract. */
    private static final Set<PolicyMeasure> REGISTERED =
            Set.of(PolicyMeasure.CONTRACT_AMOUNT, PolicyMeasure.TECHNICAL_AMOUNT);

    /** What a confirmed sheet answers, for items that are competed for. */
    private static final String RANK = "rank";

    private final Policies policies;
    private final ItemTitles titles;
    private final PolicyDocuments documents;
    private final Clock clock;

    SubsidyItems(Policies policies, ItemTitles titles, PolicyDocuments documents, Clock clock) {
        this.policies = policies;
        this.titles = titles;
        this.documents = documents;
        this.clock = clock;
    }

    @Override
    public String table() {
        return "policy-item";
    }

    @Override
    public List<Code> codes() {
        return policies.items().stream()
                .filter(item -> isAppliedFor(item) || isRedeemed(item) || isGranted(item))
                .map(item -> Code.of(item.key(), titles.of(item)))
                .toList();
    }

    /** Items that the bureau gives by itself now: 免申即享. */
    public List<PolicyItem> granted() {
        Set<String> superseded = documents.superseded(LocalDate.now(clock));
        return policies.items().stream()
                .filter(item -> isGranted(item) && !superseded.contains(item.key()))
                .toList();
    }

    /** 免申即享: of the items of the city, those whose sum a registered contract tells without any payment. */
    public boolean isGranted(PolicyItem item) {
        if (item.share() != PolicyItem.Share.CITY || item.mode() != PolicyItem.Mode.AUTO_GRANT) {
            return false;
        }
        PolicyShape shape = policies.shape(item.key());
        // A rate without a measure is one of what was paid.
        boolean unmeasured =
                shape.results().contains("rate") && shape.measures().isEmpty();
        return isOfContracts(shape) && !unmeasured && REGISTERED.containsAll(shape.measures());
    }

    /** The item, when somebody of this county may apply for it on this day, for whatever kind of contract. */
    Optional<PolicyItem> offered(String key, @Nullable String county, LocalDate on) {
        return policies.items().stream()
                .filter(item -> item.key().equals(key) && basis(item).isPresent())
                .filter(item -> ContractSide.KINDS.stream()
                        .anyMatch(kind -> policies.mayAnswer(
                                key, on, PolicyInputs.NONE.county(county).kind(kind))))
                .findFirst();
    }

    PolicyItem require(String key) {
        return policies.item(key);
    }

    /** What the county adds to an item of the city: items of the same group, with a purse of their own. */
    public List<PolicyItem> supplements(PolicyItem item) {
        return policies.supplements(item);
    }

    public Optional<PolicyTerms> terms(String key, LocalDate rulesAsOf, PolicyInputs inputs) {
        return policies.find(key, rulesAsOf, inputs);
    }

    /** {@link #terms} for many claims: the table is looked up once. */
    BiFunction<LocalDate, PolicyInputs, Optional<PolicyTerms>> finding(String key) {
        return policies.finding(key);
    }

    /** Of the items of the city, those for which there is something that a claim may rest on. */
    public boolean isAppliedFor(PolicyItem item) {
        return item.mode() != PolicyItem.Mode.AS_YOU_GO && basis(item).isPresent();
    }

    /** What a claim on an item rests on; empty for what nobody claims. */
    public Optional<ClaimBasis> basis(PolicyItem item) {
        return basis(item.mode(), item.share(), policies.shape(item.key()));
    }

    /** The same of any table. */
    public static Optional<ClaimBasis> basis(PolicyItem.Mode mode, PolicyItem.Share share, PolicyShape shape) {
        if (share != PolicyItem.Share.CITY) {
            return Optional.empty();
        }
        return switch (mode) {
            case APPLY -> appliedFor(shape);
            case COMPETITIVE -> Optional.of(ClaimBasis.CONTRACT).filter(contracts -> isCompetedFor(shape));
            case AS_YOU_GO -> Optional.of(ClaimBasis.CONTRACT).filter(contracts -> isRedeemed(shape));
            case AUTO_GRANT, NONE -> Optional.empty();
        };
    }

    /** Name of what a claim on an item rests on that is not for contracts; empty for any other key. */
    String otherThanContracts(String key) {
        return policies.items().stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .flatMap(this::basis)
                .filter(basis -> basis != ClaimBasis.CONTRACT)
                .map(ClaimBasis::name)
                .orElse("");
    }

    private static Optional<ClaimBasis> appliedFor(PolicyShape shape) {
        if (isOfContracts(shape) || isOfDeals(shape)) {
            return Optional.of(ClaimBasis.CONTRACT);
        }
        if (isOfPersons(shape)) {
            return Optional.of(ClaimBasis.PERSON);
        }
        return isOfProjects(shape) ? Optional.of(ClaimBasis.PROJECT) : Optional.empty();
    }

    /** Money for which no contract has to be registered here: a document recognises what it is for. */
    private static boolean isOfProjects(PolicyShape shape) {
        return !shape.requiresCertificate()
                && KNOWN_OF_PROJECTS.containsAll(shape.inputs())
                && (shape.results().contains("amount") || shape.results().contains("rate"));
    }

    /** Whether it gives by an assessment. */
    boolean asksForGrade(String key) {
        return policies.shape(key).inputs().contains(GRADE);
    }

    /** Whether it gives by a sum that evidence has to show. */
    boolean asksForBase(String key) {
        PolicyShape shape = policies.shape(key);
        return shape.results().contains("rate") || shape.inputs().stream().anyMatch(SUMS::contains);
    }

    /** A fixed sum by the level of a person, which the register knows. */
    private static boolean isOfPersons(PolicyShape shape) {
        return !shape.requiresCertificate()
                && shape.inputs().contains(LEVEL)
                && shape.inputs().stream().allMatch(input -> input.equals(LEVEL) || OF_PLACE.contains(input))
                && shape.results().contains("amount")
                && !shape.results().contains("rate");
    }

    /** Rewards of agencies: claimed on contracts that the register of deals credits to the applicant. */
    public boolean isOfDeals(PolicyItem item) {
        return item.share() == PolicyItem.Share.CITY
                && item.mode() == PolicyItem.Mode.APPLY
                && isOfDeals(policies.shape(item.key()));
    }

    private static boolean isOfDeals(PolicyShape shape) {
        return shape.requiresCertificate()
                && OF_PLACE.containsAll(shape.inputs())
                && shape.measures().equals(Set.of(PolicyMeasure.DEAL_AMOUNT));
    }

    /** The contracts of the project stand in the application, whether or not the policy asks for them. */
    private static boolean isCompetedFor(PolicyShape shape) {
        return shape.inputs().contains(RANK)
                && shape.inputs().stream().allMatch(input -> input.equals(RANK) || KNOWN_OF_CONTRACTS.contains(input))
                && shape.measures().stream().allMatch(PolicyMeasure::isOfContract);
    }

    /** Whether some row of it may exclude contracts between related parties. */
    boolean saysOfRelated(String key) {
        return policies.shape(key).results().contains("related");
    }

    /** Whether a place on the sheet of its year decides. */
    boolean isRanked(String key) {
        return policies.shape(key).inputs().contains(RANK);
    }

    /** Whether what it gives for a contract does not grow with what is paid: a second instalment is no ground for it. */
    boolean isOfFixedSum(String key) {
        PolicyShape shape = policies.shape(key);
        return shape.results().contains("amount") && !shape.results().contains("rate");
    }

    /** What an item may give before everything is known; never what it gives. */
    Optional<PolicyTerms> possible(String key, LocalDate on, PolicyInputs inputs) {
        return policies.possible(key, on, inputs);
    }

    /** {@link #possible} for many claims: the table is looked up once. */
    BiFunction<LocalDate, PolicyInputs, Optional<PolicyTerms>> possibly(String key) {
        return policies.possibly(key);
    }

    /** Vouchers: each redeemed on a contract with the provider that it is used with. */
    boolean isRedeemed(PolicyItem item) {
        return item.share() == PolicyItem.Share.CITY
                && item.mode() == PolicyItem.Mode.AS_YOU_GO
                && isRedeemed(policies.shape(item.key()));
    }

    /** The contracts stand in the application, whether the item asks for a certificate by itself or not. */
    private static boolean isRedeemed(PolicyShape shape) {
        return KNOWN_OF_CONTRACTS.containsAll(shape.inputs())
                && shape.measures().stream().allMatch(PolicyMeasure::isOfContract);
    }

    private static boolean isOfContracts(PolicyShape shape) {
        return shape.requiresCertificate()
                && KNOWN_OF_CONTRACTS.containsAll(shape.inputs())
                && shape.measures().stream().allMatch(PolicyMeasure::isOfContract);
    }
}
