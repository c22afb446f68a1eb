package org.keqiao.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.keqiao.policy.table.PolicyStore;
import org.keqiao.policy.table.PolicyStore.Head;
import org.keqiao.policy.table.PublishedRows;
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
        return store.published().stream().map(head -> item(head, unverified)).toList();
    }

    /** @throws Refusal INVALID when nothing of this key was ever published */
    public PolicyItem item(String key) {
        Head head = head(key);
        version(head);
        return item(head, rows.unverified(LocalDate.now(clock)));
    }

    private static PolicyItem item(Head head, Set<UUID> unverified) {
        return new PolicyItem(
                head.key(), head.title(), head.group(), head.mode(), head.share(), unverified.contains(head.id()));
    }

    /** What the county adds to an item of the city: items of the same group, with a purse of their own. */
    public List<PolicyItem> supplements(PolicyItem item) {
        return items().stream()
                .filter(other -> other.group().equals(item.group()) && other.share() == PolicyItem.Share.COUNTY)
                .filter(other -> item.share() == PolicyItem.Share.CITY)
                .toList();
    }

    /** @throws Refusal INVALID when the table was never published */
    public PolicyShape shape(String key) {
        return open(key).shape();
    }

    /**
     * The money for a case that is decided; empty where no row answers, which for some items is no error: a county without
     * a supplement of its own, a year's amount below the threshold.
     *
     * @param rulesAsOf the day whose rules the case goes by, never simply today
     * @throws Refusal INVALID when the table was never published
     */
    public Optional<PolicyTerms> find(String key, LocalDate rulesAsOf, PolicyInputs inputs) {
        return open(key).find(rulesAsOf, inputs).map(PolicyTerms::of);
    }

    /** {@link #find} for many cases: the table is looked up once. */
    public BiFunction<LocalDate, PolicyInputs, Optional<PolicyTerms>> finding(String key) {
        AskedTable table = open(key);
        return (rulesAsOf, inputs) -> table.find(rulesAsOf, inputs).map(PolicyTerms::of);
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

    /** Whether a row could answer on this day, whatever the inputs that are not given are. */
    public boolean mayAnswer(String key, LocalDate on, PolicyInputs inputs) {
        return open(key).mayAnswer(on, inputs);
    }

    /**
     * What a row that could answer says, with what is not given taken as met; the first of several, empty without any. For
     * what is looked at before everything is known, never for a decision.
     */
    public Optional<PolicyTerms> possible(String key, LocalDate on, PolicyInputs inputs) {
        return open(key).possible(on, inputs).map(PolicyTerms::of);
    }

    /** {@link #possible} for many cases: the table is looked up once. */
    public BiFunction<LocalDate, PolicyInputs, Optional<PolicyTerms>> possibly(String key) {
        AskedTable table = open(key);
        return (on, inputs) -> table.possible(on, inputs).map(PolicyTerms::of);
    }

    /**
     * What a row says of one result.
     *
     * @param value text, an exact number, a date or a truth
     * @param suggested true where the product suggests it and nobody has said so
     */
    public record Said(Object value, boolean suggested) {}

    /**
     * What the rows that could answer on this day say of one result, whatever the inputs that are not given are: a row that
     * leaves it open says nothing.
     *
     * @return in the order of the rows; empty without any, and of a key that is none
     */
    public List<Said> said(String key, LocalDate on, PolicyInputs inputs, String result) {
        return store.find(key)
                .flatMap(head -> store.newestVersion(head.id()).map(version -> open(head, version)))
                .map(table -> table.said(on, inputs, result))
                .orElse(List.of());
    }

    AskedTable open(String key) {
        Head head = head(key);
        return open(head, version(head));
    }

    private AskedTable open(Head head, int version) {
        TableEngine engine = engines.computeIfAbsent(
                new Edition(head.id(), version), edition -> TableEngine.of(store.dmn(edition.policy(), version)));
        return new AskedTable(head.key(), head.title(), version, engine);
    }

    private Head head(String key) {
        return store.find(key).orElseThrow(() -> Refusal.invalid("POLICY_UNKNOWN", key));
    }

    private int version(Head head) {
        return store.newestVersion(head.id()).orElseThrow(() -> Refusal.invalid("POLICY_UNPUBLISHED", head.title()));
    }
}
