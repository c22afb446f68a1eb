package org.keqiao.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.keqiao.policy.PolicyStore.Head;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.process.table.TableEngine;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What public money there is for a case, by the newest published table and the day whose rules the case goes by. */
@Service
public class Policies {

    private final PolicyStore store;

    /** Versions never change, so nothing in here is ever out of date; a table has few of them. */
    private final Map<Edition, TableEngine> engines = new ConcurrentHashMap<>();

    Policies(PolicyStore store) {
        this.store = store;
    }

    private record Edition(UUID policy, int version) {}

    /**
     * What a table said, and why.
     *
     * @param row id of the row that answered
     * @param number its place in the table, from 1
     * @param note what the row is for, empty when nobody said
     * @param inputs what it was asked with, exact
     * @param values by result: text, exact number, date or truth; what the bureau has not set is missing
     * @param notSet results that the bureau has not set
     */
    public record Answer(
            String key,
            int version,
            LocalDate rulesAsOf,
            String row,
            int number,
            String note,
            Validity validity,
            Clause clause,
            Map<String, Object> inputs,
            Map<String, Object> values,
            Set<String> notSet) {

        /**
         * A number that the table must say.
         *
         * @throws Refusal INVALID when the bureau has not set it
         */
        public BigDecimal number(String result) {
            if (values.get(result) instanceof BigDecimal number) {
                return number;
            }
            throw Refusal.invalid("POLICY_NOT_SET", key, number, result);
        }

        /**
         * An amount that the table must say.
         *
         * @throws Refusal INVALID when the bureau has not set it
         */
        public Money money(String result) {
            return Money.of(number(result));
        }
    }

    /**
     * Asks the newest published table for a day.
     *
     * @param rulesAsOf the day whose rules the case goes by, never simply today
     * @param inputs by name: text, number ({@link BigDecimal}, {@link Money}, whole), day, truth; what is missing counts as
     *     not answered
     * @throws Refusal INVALID when the table was never published, or no row answers: money is never given by default
     * @throws IllegalArgumentException for an inexact number
     */
    @Transactional(readOnly = true)
    public Answer evaluate(String key, LocalDate rulesAsOf, Map<String, Object> inputs) {
        Head head = store.find(key).orElseThrow(() -> Refusal.invalid("POLICY_UNKNOWN", key));
        int version =
                store.newestVersion(head.id()).orElseThrow(() -> Refusal.invalid("POLICY_UNPUBLISHED", head.title()));
        TableEngine engine = engines.computeIfAbsent(
                new Edition(head.id(), version), edition -> TableEngine.of(store.dmn(edition.policy(), version)));
        Map<String, Object> exact = new LinkedHashMap<>();
        inputs.forEach((name, value) -> exact.put(name, exact(name, value)));
        exact.put(PolicySheet.DAY, rulesAsOf);
        TableEngine.Answer said = engine.answer(exact);
        if (said.conflict() || said.rows().isEmpty()) {
            throw Refusal.invalid(
                    said.conflict() ? "POLICY_ROWS_CONFLICT" : "POLICY_NO_ROW", head.title(), rulesAsOf);
        }
        return answer(head.key(), version, rulesAsOf, engine.table(), said, exact);
    }

    private static Answer answer(
            String key,
            int version,
            LocalDate day,
            DecisionTable table,
            TableEngine.Answer said,
            Map<String, Object> inputs) {
        String id = said.rows().get(0);
        int number = table.number(id);
        PolicyRow row = new PolicySheet(table).row(id).orElseThrow();
        Map<String, Object> values = new LinkedHashMap<>();
        Set<String> notSet = new TreeSet<>();
        said.values().forEach((name, value) -> {
            if (name.equals(PolicySheet.DOCUMENT) || name.equals(PolicySheet.ARTICLE)) {
                return;
            }
            if (value == null) {
                notSet.add(name);
            } else {
                values.put(name, value);
            }
        });
        return new Answer(
                key,
                version,
                day,
                id,
                number,
                table.rows().get(number - 1).description(),
                row.validity(),
                row.clause(),
                inputs,
                values,
                notSet);
    }

    @Nullable
    private static Object exact(String name, @Nullable Object value) {
        if (value instanceof Double || value instanceof Float) {
            throw new IllegalArgumentException("not exact: " + name);
        }
        if (value instanceof Money money) {
            return money.yuan();
        }
        return value instanceof Number number && !(value instanceof BigDecimal)
                ? new BigDecimal(number.toString())
                : value;
    }
}
