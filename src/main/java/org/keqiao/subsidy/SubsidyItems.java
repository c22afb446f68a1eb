package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keqiao.form.CodeTables.Code;
import org.keqiao.form.LiveCodes;
import org.keqiao.policy.Policies;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyMeasure;
import org.keqiao.policy.PolicyShape;
import org.keqiao.policy.PolicyTerms;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The bureau's items that enterprises apply for on registered contracts, and those that a county adds to one by itself. */
@Component
public class SubsidyItems implements LiveCodes {

    /** What this matter can answer when a table asks: no grade, no rank, no sum of a year. */
    private static final Set<String> KNOWN_OF_CONTRACTS = Set.of("on", "county", "kind");

    private final Policies policies;

    SubsidyItems(Policies policies) {
        this.policies = policies;
    }

    @Override
    public String table() {
        return "policy-item";
    }

    @Override
    public List<Code> codes() {
        return policies.items().stream()
                .filter(this::isAppliedFor)
                .map(item ->
                        new Code(item.key(), item.title().zh(), item.title().en(), null, null, null, false))
                .toList();
    }

    /** The item, when somebody of this county may apply for it on this day, for whatever kind of contract. */
    Optional<PolicyItem> offered(String key, @Nullable String county, LocalDate on) {
        return policies.items().stream()
                .filter(item -> item.key().equals(key) && isAppliedFor(item))
                .filter(item -> ContractSide.KINDS.stream().anyMatch(kind -> policies.find(
                                key, on, PolicyInputs.NONE.county(county).kind(kind))
                        .isPresent()))
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

    /** Of the items of the city, those that a registered contract and its payments measure. */
    public boolean isAppliedFor(PolicyItem item) {
        return item.share() == PolicyItem.Share.CITY
                && item.mode() == PolicyItem.Mode.APPLY
                && isOfContracts(policies.shape(item.key()));
    }

    private static boolean isOfContracts(PolicyShape shape) {
        return shape.requiresCertificate()
                && KNOWN_OF_CONTRACTS.containsAll(shape.inputs())
                && shape.measures().stream().allMatch(PolicyMeasure::isOfContract);
    }
}
