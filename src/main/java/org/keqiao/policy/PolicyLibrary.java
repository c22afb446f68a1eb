package org.keqiao.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.keqiao.policy.table.PolicyNames;
import org.keqiao.policy.table.PolicyRow;
import org.keqiao.policy.table.PolicySheet;
import org.keqiao.process.table.CellTest;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.process.table.TableWords;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 政策库: the city's items with every row of theirs, those that have ended included, for everybody. */
@Service
@Transactional(readOnly = true)
public class PolicyLibrary {

    private final Policies policies;
    private final PolicyNames names;
    private final Texts texts;

    PolicyLibrary(Policies policies, PolicyNames names, Texts texts) {
        this.policies = policies;
        this.names = names;
        this.texts = texts;
    }

    /**
     * An item with its rows, the newest version's.
     *
     * @param item what it is
     * @param version of its table
     */
    public record Reading(PolicyItem item, int version, List<PolicyRule> rules) {}

    /** @throws Refusal NOT_FOUND for what was never published */
    public Reading read(String key, Locale locale) {
        PolicyItem item = policies.items().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        AskedTable table = policies.open(key);
        return new Reading(item, table.version(), new Words(table.engine().table(), locale).rules());
    }

    private final class Words {

        private final DecisionTable table;
        private final Locale locale;

        Words(DecisionTable table, Locale locale) {
            this.table = table;
            this.locale = locale;
        }

        List<PolicyRule> rules() {
            PolicySheet sheet = new PolicySheet(table);
            return sheet.rows().stream().map(this::rule).toList();
        }

        private PolicyRule rule(PolicyRow row) {
            Map<String, String> results = new TreeMap<>();
            List<PolicyRule.Fact> facts = new ArrayList<>();
            List<String> notSet = new ArrayList<>();
            List<String> set = set(row);
            for (DecisionTable.Column column : table.outputs()) {
                String name = column.name();
                if (List.of(PolicySheet.DOCUMENT, PolicySheet.ARTICLE, PolicySheet.DEFAULTS)
                        .contains(name)) {
                    continue;
                }
                String cell = row.results().get(name);
                if (cell == null) {
                    notSet.add(name);
                    facts.add(new PolicyRule.Fact(word(column), texts.get("policy.notSet", locale), false));
                } else {
                    Object value = CellTest.constant(cell);
                    results.put(name, CellTest.plain(value));
                    facts.add(new PolicyRule.Fact(word(column), result(name, value), set.contains(name)));
                }
            }
            return new PolicyRule(
                    row.validity().from(),
                    row.validity().to(),
                    row.clause().documentNumber(),
                    row.clause().article(),
                    table.rows().get(row.number() - 1).description(),
                    conditions(row),
                    results,
                    facts,
                    notSet,
                    set);
        }

        private static List<String> set(PolicyRow row) {
            String defaults = row.results().get(PolicySheet.DEFAULTS);
            return defaults == null ? List.of() : PolicySheet.names(CellTest.plain(CellTest.constant(defaults)));
        }

        private List<PolicyRule.Fact> conditions(PolicyRow row) {
            List<PolicyRule.Fact> conditions = new ArrayList<>();
            for (DecisionTable.Column column : table.inputs()) {
                String cell = row.conditions().get(column.name());
                if (cell != null) {
                    CellTest test = CellTest.parse(cell).orElseThrow();
                    List<String> parts = test.parts().stream()
                            .map(part -> part(column.name(), part))
                            .toList();
                    String words = String.join(texts.get("register.listSeparator", locale), parts);
                    conditions.add(new PolicyRule.Fact(
                            word(column), test.negated() ? texts.get("policy.except", locale, words) : words, false));
                }
            }
            return conditions;
        }

        private String part(String name, CellTest.Part part) {
            if (part.shape() == CellTest.Shape.RANGE) {
                List<String> ends = new ArrayList<>();
                if (part.low() != null) {
                    ends.add((part.lowIn() ? "≥ " : "> ") + value(name, part.low()));
                }
                if (part.high() != null) {
                    ends.add((part.highIn() ? "≤ " : "< ") + value(name, part.high()));
                }
                return String.join(texts.get("policy.and", locale), ends);
            }
            return value(name, part.low());
        }

        private String result(String name, Object value) {
            if (List.of(PolicySheet.CLASSES, PolicySheet.PAPERS, PolicySheet.CONTRACT_SIDE)
                    .contains(name)) {
                return PolicySheet.names(value).stream()
                        .map(each -> value(name, each))
                        .collect(Collectors.joining(texts.get("register.listSeparator", locale)));
            }
            boolean share = name.equals("rate") || name.equals("minShare");
            return share && value instanceof BigDecimal number
                    ? number.movePointRight(2).stripTrailingZeros().toPlainString() + "%"
                    : value(name, value);
        }

        private String value(String name, Object value) {
            return unquoted(TableWords.value(name, value, names.all()).in(locale));
        }

        /** The words are quoted for sentences; here they stand for themselves. */
        private String unquoted(String words) {
            return words.startsWith("“") && words.endsWith("”") ? words.substring(1, words.length() - 1) : words;
        }

        private String word(DecisionTable.Column column) {
            return TableWords.column(column, names.all()).in(locale);
        }
    }
}
