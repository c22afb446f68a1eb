package org.keqiao.process.validation.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.Bundle;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.Vocabulary.Value;
import org.keqiao.process.table.CellTest;
import org.keqiao.process.table.Coverage;
import org.keqiao.process.table.CoverageCheck;
import org.keqiao.process.table.CoverageFindings;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.process.table.Domain;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.NameWords;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;
import org.keqiao.process.validation.reading.TableReading;
import org.springframework.lang.Nullable;

/**
 * Whether each routing table answers every case once: rows that overlap, cases that no row answers, rows that are never
 * reached. An input counts as certain to be answered when it is so on every way to every step that asks the table.
 */
public final class CoveredTables implements Rule {

    @Override
    public void check(Reading reading, Findings findings) {
        if (reading.tables().isEmpty()) {
            return;
        }
        List<Name> names = NameWords.of(reading);
        boolean sound = reading.drawing() != null && reading.settings() != null && !findings.hasErrors(Bundle.PROCESS);
        PathAnalysis paths = sound ? new PathAnalysis(reading, reading.drawing()) : null;
        reading.tables().forEach((id, table) -> {
            String file = Bundle.DECISIONS + id + ".dmn";
            // Of a table that cannot be read as one, nothing can be said.
            if (!findings.hasErrors(file)) {
                List<Node> asking = asking(reading, id);
                Coverage coverage = CoverageCheck.of(table.table(), domains(names, asking, paths));
                CoverageFindings.tell(file, table.table(), coverage, names, needed(reading, asking), findings);
                values(file, table, names, findings);
            }
        });
    }

    private static List<Node> asking(Reading reading, String table) {
        return reading.drawing() == null
                ? List.of()
                : reading.drawing()
                        .nodes(Node.Kind.DECISION)
                        .filter(node -> table.equals(node.xml().value("camunda:decisionRef")))
                        .toList();
    }

    private static Function<DecisionTable.Column, Domain> domains(
            List<Name> names, List<Node> asking, @Nullable PathAnalysis paths) {
        return column -> {
            boolean answered = paths != null
                    && !asking.isEmpty()
                    && asking.stream()
                            .allMatch(
                                    node -> paths.isCertain(node, paths.tokens().fact(column.name())));
            Optional<Name> name = names.stream()
                    .filter(each -> each.name().equals(column.name()))
                    .findFirst();
            if (name.filter(Name::money).isPresent()) {
                return Domain.money(answered);
            }
            List<String> values = name.map(Name::values).orElse(List.of()).stream()
                    .map(Value::value)
                    .toList();
            return new Domain(values, null, null, answered);
        };
    }

    /** The action that cannot do without the table's answer. */
    private static Optional<ActionDescription> needed(Reading reading, List<Node> asking) {
        Set<String> results = asking.stream()
                .map(node -> node.xml().value("camunda:resultVariable"))
                .collect(Collectors.toSet());
        return reading.drawing() == null
                ? Optional.empty()
                : reading.drawing()
                        .nodes(Node.Kind.ACTION)
                        .flatMap(node -> reading.action(node).stream())
                        .filter(action -> action.inputs().stream()
                                .anyMatch(input -> input.mandatory() && results.contains(input.name())))
                        .findFirst();
    }

    /** A row that asks for an answer which nobody can give. */
    private static void values(String file, TableReading reading, List<Name> names, Findings findings) {
        DecisionTable table = reading.table();
        for (int c = 0; c < table.inputs().size(); c++) {
            DecisionTable.Column column = table.inputs().get(c);
            List<String> known = new ArrayList<>();
            names.stream()
                    .filter(name -> name.name().equals(column.name()))
                    .flatMap(name -> name.values().stream())
                    .forEach(value -> known.add(value.value()));
            int at = c;
            table.rows().stream()
                    .filter(row -> !known.isEmpty() && at < row.inputs().size())
                    .map(row -> row.inputs().get(at))
                    .forEach(cell -> CellTest.texts(cell.text()).stream()
                            .filter(value -> !known.contains(value))
                            .forEach(value -> findings.warning(file, cell.id(), "TABLE_VALUE_UNKNOWN", value)));
        }
    }
}
