package org.keqiao.subsidy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.LetterFacts;
import org.keqiao.policy.Policies;
import org.keqiao.policy.PolicyAnswer;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * The item in the letters of an application for money or a voucher: {@code itemName}, {@code policyDocument}, {@code policyClause} and {@code
 * validityUnverified}. The clause is null while the item's document or days are not verified: a letter names the item
 * then, and its document where one is known, and rests on neither.
 */
@Component
class PolicyInLetters implements LetterFacts {

    /** Which fact of which matter names the item. */
    static final Map<String, String> ITEMS = Map.of(SubsidyFacts.MATTER, "policyItem", "voucher-claim", "voucherItem");

    private final Policies policies;
    private final Clock clock;

    PolicyInLetters(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> of(CaseRef ref, Map<String, Object> facts, @Nullable LocalDate rulesAsOf) {
        String named = ITEMS.get(ref.matter());
        if (named == null) {
            return Map.of();
        }
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("itemName", null);
        said.put("policyDocument", null);
        said.put("policyClause", null);
        said.put(VALIDITY_UNVERIFIED, null);
        if (facts.get(named) instanceof String key) {
            try {
                said.putAll(item(key, ref.scope().county(), rulesAsOf == null ? LocalDate.now(clock) : rulesAsOf));
            } catch (Refusal unknown) {
                // What nobody knows, no letter names.
            }
        }
        return said;
    }

    private Map<String, Object> item(String key, @Nullable String county, LocalDate on) {
        PolicyItem item = policies.item(key);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("itemName", item.title().zh());
        said.put(VALIDITY_UNVERIFIED, item.validityUnverified());
        policies.possible(key, on, PolicyInputs.NONE.county(county)).ifPresent(terms -> {
            PolicyAnswer row = terms.answer();
            boolean unverified = item.validityUnverified() || row.validityUnverified();
            said.put(VALIDITY_UNVERIFIED, unverified);
            said.put("policyDocument", row.clause().documentNumber());
            said.put("policyClause", unverified ? null : row.clause().article());
        });
        return said;
    }
}
