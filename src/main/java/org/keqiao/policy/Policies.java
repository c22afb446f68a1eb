package org.keqiao.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.keqiao.policy.PolicyStore.Head;
import org.keqiao.process.table.TableEngine;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What public money there is for a case, by the newest published table and the day whose rules the case goes by. Whoever
 * decides asks with everything that the table asks for; a calculator may leave inputs out.
 */
@Service
@Transactional(readOnly = true)
public class Policies {

    private final PolicyStore store;
    private final PublishedRows rows;
    private final Clock clock;

    /** Versions never change, so nothing in here is ever out of date; a table has few of them. */
    private final Map<Edition, TableEngine> engines = new ConcurrentHashMap<>();

    Policies(PolicyStore store, PublishedRows rows, Clock clock) {
        this.store = store;
        this.rows = rows;
        this.clock = clock;
    }

    private record Edition(UUID policy, int version) {}

    /** What there is in this city, by key. */
    public List<PolicyItem> items() {
        Set<UUID> unverified = rows.unverified(LocalDate.now(clock));
        return store.published().stream()
                .map(head -> new PolicyItem(head.key(), head.title(), head.group(), unverified.contains(head.id())))
                .toList();
    }

    /**
     * The money for a case that is decided.
     *
     * @param rulesAsOf the day whose rules the case goes by, never simply today
     * @throws Refusal INVALID when the table was never published, or no row answers: money is never given by default
     */
    public PolicyTerms terms(String key, LocalDate rulesAsOf, PolicyInputs inputs) {
        return PolicyTerms.of(ask(key, rulesAsOf, inputs));
    }

    /**
     * The money that there could be, for a calculator: a condition whose input is not given counts as met, and stands among
     * the assumed.
     *
     * @throws Refusal INVALID as above; also when it depends on an input that is not given
     */
    public PolicyTerms estimate(String key, LocalDate rulesAsOf, PolicyInputs inputs) {
        return PolicyTerms.of(assume(key, rulesAsOf, inputs));
    }

    /**
     * Everything that the table says for a case that is decided, for items that are no money as well.
     *
     * @throws Refusal INVALID when the table was never published, or no row answers
     */
    public PolicyAnswer ask(String key, LocalDate rulesAsOf, PolicyInputs inputs) {
        return open(key).ask(rulesAsOf, inputs);
    }

    /**
     * As {@link #ask}, where inputs that are not given count as met.
     *
     * @throws Refusal INVALID when rows answer differently, depending on an input that is not given
     */
    public PolicyAnswer assume(String key, LocalDate rulesAsOf, PolicyInputs inputs) {
        return open(key).assume(rulesAsOf, inputs);
    }

    private AskedTable open(String key) {
        Head head = store.find(key).orElseThrow(() -> Refusal.invalid("POLICY_UNKNOWN", key));
        int version =
                store.newestVersion(head.id()).orElseThrow(() -> Refusal.invalid("POLICY_UNPUBLISHED", head.title()));
        TableEngine engine = engines.computeIfAbsent(
                new Edition(head.id(), version), edition -> TableEngine.of(store.dmn(edition.policy(), version)));
        return new AskedTable(key, head.title(), version, engine);
    }
}
