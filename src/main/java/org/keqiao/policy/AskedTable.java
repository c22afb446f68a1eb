package org.keqiao.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.keqiao.policy.table.PolicyNames;
import org.keqiao.policy.table.PolicyRow;
import org.keqiao.policy.table.PolicySheet;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.process.table.TableEngine;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;

/** One version of a policy table, ready to be asked. */
record AskedTable(String key, Bilingual title, int version, TableEngine engine) {

    /** Every input that a row asks for must be given. */
    PolicyAnswer ask(LocalDate rulesAsOf, PolicyInputs inputs) {
        return find(rulesAsOf, inputs).orElseThrow(() -> noRow(rulesAsOf));
    }

    /** As above; empty when no row answers. */
    Optional<PolicyAnswer> find(LocalDate rulesAsOf, PolicyInputs inputs) {
        Map<String, Object> exact = exact(rulesAsOf, inputs);
        TableEngine.Answer said = engine.answer(exact);
        if (said.conflict()) {
            throw conflict(rulesAsOf);
        }
        return said.rows().stream().findFirst().map(row -> answer(rulesAsOf, row, exact, Set.of()));
    }

    /** Inputs that are not given count as met. */
    PolicyAnswer assume(LocalDate rulesAsOf, PolicyInputs inputs) {
        Map<String, Object> exact = exact(rulesAsOf, inputs);
        List<PossibleRow> possible = PossibleRow.of(engine.table(), exact);
        if (possible.isEmpty()) {
            throw noRow(rulesAsOf);
        }
        if (possible.size() > 1) {
            throw possible.stream()
                    .flatMap(row -> row.assumed().stream())
                    .findFirst()
                    .map(needed -> Refusal.invalid("POLICY_INPUT_NEEDED", title, PolicyNames.word(needed)))
                    .orElseGet(() -> conflict(rulesAsOf));
        }
        return answer(rulesAsOf, possible.get(0).id(), exact, possible.get(0).assumed());
    }

    Optional<PolicyAnswer> possible(LocalDate on, PolicyInputs inputs) {
        Map<String, Object> exact = exact(on, inputs);
        return PossibleRow.of(engine.table(), exact).stream()
                .findFirst()
                .map(row -> answer(on, row.id(), exact, row.assumed()));
    }

    List<Policies.Said> said(LocalDate on, PolicyInputs inputs, String result) {
        return PossibleRow.of(engine.table(), exact(on, inputs)).stream()
                .map(row -> engine.values(row.id()))
                .filter(values -> values.get(result) != null)
                .map(values -> new Policies.Said(
                        values.get(result),
                        PolicySheet.names(values.get(PolicySheet.DEFAULTS)).contains(result)))
                .toList();
    }

    boolean mayAnswer(LocalDate on, PolicyInputs inputs) {
        return !PossibleRow.of(engine.table(), exact(on, inputs)).isEmpty();
    }

    /** What its rows ask for and measure. */
    PolicyShape shape() {
        Set<PolicyMeasure> measures = EnumSet.noneOf(PolicyMeasure.class);
        Set<PolicyCap.Per> caps = EnumSet.noneOf(PolicyCap.Per.class);
        boolean requiresCertificate = false;
        for (DecisionTable.Row row : engine.table().rows()) {
            Map<String, Object> values = engine.values(row.id());
            if (values.get("measure") instanceof String measure) {
                measures.add(PolicyMeasure.valueOf(measure));
            }
            addCap(values, "cap", "per", caps);
            addCap(values, "totalCap", "totalPer", caps);
            requiresCertificate |= Boolean.TRUE.equals(values.get("requiresCertificate"));
        }
        return new PolicyShape(
                names(engine.table().inputs()), names(engine.table().outputs()), measures, caps, requiresCertificate);
    }

    private static void addCap(Map<String, Object> values, String limit, String per, Set<PolicyCap.Per> caps) {
        if (values.containsKey(limit) && values.get(per) instanceof String counted) {
            caps.add(PolicyCap.Per.valueOf(counted));
        }
    }

    private static Set<String> names(List<DecisionTable.Column> columns) {
        return columns.stream().map(DecisionTable.Column::name).collect(Collectors.toSet());
    }

    private Refusal conflict(LocalDate rulesAsOf) {
        return Refusal.invalid("POLICY_ROWS_CONFLICT", title, rulesAsOf);
    }

    private Refusal noRow(LocalDate rulesAsOf) {
        return Refusal.invalid("POLICY_NO_ROW", title, rulesAsOf);
    }

    private PolicyAnswer answer(LocalDate day, String id, Map<String, Object> inputs, Set<String> assumed) {
        DecisionTable table = engine.table();
        PolicyRow row = new PolicySheet(table).row(id).orElseThrow();
        Map<String, Object> values = new LinkedHashMap<>();
        Set<String> notSet = new TreeSet<>();
        Set<String> defaults = new TreeSet<>();
        engine.values(id).forEach((name, value) -> {
            switch (name) {
                case PolicySheet.DOCUMENT, PolicySheet.ARTICLE -> {}
                case PolicySheet.DEFAULTS -> defaults.addAll(PolicySheet.names(value));
                default -> {
                    if (value == null) {
                        notSet.add(name);
                    } else {
                        values.put(name, value);
                    }
                }
            }
        });
        return new PolicyAnswer(
                key,
                version,
                day,
                id,
                row.number(),
                table.rows().get(row.number() - 1).description(),
                row.validity(),
                row.clause(),
                row.validityUnverified(),
                inputs,
                assumed,
                values,
                notSet,
                defaults);
    }

    private static Map<String, Object> exact(LocalDate rulesAsOf, PolicyInputs inputs) {
        Map<String, Object> exact = new LinkedHashMap<>();
        inputs.byName().forEach((name, value) -> exact.put(name, exact(value)));
        exact.put(PolicySheet.DAY, rulesAsOf);
        return exact;
    }

    private static Object exact(Object value) {
        if (value instanceof Money money) {
            return money.yuan();
        }
        return value instanceof Integer number ? BigDecimal.valueOf(number) : value;
    }
}
