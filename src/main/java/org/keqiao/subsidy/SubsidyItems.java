package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.keqiao.form.CodeTables.Code;
import org.keqiao.form.LiveCodes;
import org.keqiao.policy.Policies;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyTerms;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The bureau's items that enterprises apply for, and those that a county adds to one by itself. */
@Component
class SubsidyItems implements LiveCodes {

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
                .filter(SubsidyItems::isAppliedFor)
                .map(item ->
                        new Code(item.key(), item.title().zh(), item.title().en(), null, null, null, false))
                .toList();
    }

    /** The item, when somebody of this county may apply for it on this day. */
    Optional<PolicyItem> offered(String key, @Nullable String county, LocalDate on) {
        return policies.items().stream()
                .filter(item -> item.key().equals(key) && isAppliedFor(item))
                .filter(item ->
                        policies.find(key, on, PolicyInputs.NONE.county(county)).isPresent())
                .findFirst();
    }

    PolicyItem require(String key) {
        return policies.item(key);
    }

    /** What the county adds to an item of the city: items of the same group, with a purse of their own. */
    List<PolicyItem> supplements(PolicyItem item) {
        return policies.items().stream()
                .filter(other -> other.group().equals(item.group()) && other.share() == PolicyItem.Share.COUNTY)
                .toList();
    }

    Optional<PolicyTerms> terms(String key, LocalDate rulesAsOf, PolicyInputs inputs) {
        return policies.find(key, rulesAsOf, inputs);
    }

    private static boolean isAppliedFor(PolicyItem item) {
        return item.share() == PolicyItem.Share.CITY && item.mode() == PolicyItem.Mode.APPLY;
    }
}
