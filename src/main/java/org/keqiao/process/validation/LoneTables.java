package org.keqiao.process.validation;

import java.util.List;
import java.util.Optional;
import org.keqiao.process.Finding;
import org.keqiao.process.TableCheck;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.Vocabulary.Type;
import org.keqiao.process.Vocabulary.Value;
import org.keqiao.process.table.Coverage;
import org.keqiao.process.table.CoverageCheck;
import org.keqiao.process.table.CoverageFindings;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.process.table.Domain;
import org.keqiao.process.table.TableEngine;
import org.keqiao.process.table.TableTests;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.files.XmlNode;
import org.keqiao.process.validation.files.XmlReading;
import org.keqiao.process.validation.reading.BundleReading;
import org.keqiao.process.validation.reading.TableReading;
import org.keqiao.process.validation.rules.TableTestRows;
import org.keqiao.process.validation.rules.Tables;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Holds a table without a matter to the same rules as those of a bundle. */
@Component
class LoneTables implements TableCheck {

    @Override
    public List<Finding> admit(String file, String dmn, String tests) {
        Findings findings = new Findings();
        read(file, dmn, findings);
        TableTests.read(file, tests, findings);
        return findings.sorted();
    }

    private static Optional<TableReading> read(String file, String dmn, Findings findings) {
        Optional<XmlNode> xml = XmlReading.read(file, dmn, findings);
        xml.ifPresent(root -> {
            BundleReading.TABLE.check(file, root, findings);
            long decisions = root.children("dmn:decision").count();
            if (decisions != 1 || TableReading.of(root).isEmpty()) {
                findings.error(file, null, "NOT_A_TABLE", decisions);
            }
        });
        return xml.flatMap(TableReading::of).filter(table -> !findings.hasErrors());
    }

    @Override
    public List<Finding> check(String file, String dmn, @Nullable String tests, List<Name> names, List<Name> results) {
        Findings findings = new Findings();
        read(file, dmn, findings).ifPresent(read -> {
            Tables.cells(file, read, findings);
            read.table().inputs().forEach(column -> column(file, column, names, findings));
            if (!findings.hasErrors()) {
                rows(file, read.table(), names, findings);
                tests(file, dmn, tests, results, findings);
            }
        });
        return findings.sorted();
    }

    private static void column(String file, DecisionTable.Column column, List<Name> names, Findings findings) {
        Optional<Name> name =
                names.stream().filter(each -> each.name().equals(column.name())).findFirst();
        if (name.isEmpty()) {
            findings.error(file, column.id(), "UNKNOWN_NAME", column.name());
        } else if (column.kind() != kind(name.get().type())) {
            findings.error(file, column.id(), "COLUMN_TYPE_DIFFERS", column.name(), column.typeRef());
        }
    }

    private static DecisionTable.Kind kind(Type type) {
        return switch (type) {
            case TEXT, OUTCOME -> DecisionTable.Kind.TEXT;
            case NUMBER -> DecisionTable.Kind.NUMBER;
            case BOOLEAN -> DecisionTable.Kind.BOOLEAN;
            case DATE -> DecisionTable.Kind.DATE;
        };
    }

    private static void rows(String file, DecisionTable table, List<Name> names, Findings findings) {
        Coverage found = CoverageCheck.of(table, column -> domain(column, names));
        Coverage withoutGaps =
                new Coverage(found.overlaps(), List.of(), found.hidden(), found.undecided(), found.complete());
        CoverageFindings.tell(file, table, withoutGaps, names, Optional.empty(), findings);
    }

    private static Domain domain(DecisionTable.Column column, List<Name> names) {
        Optional<Name> name =
                names.stream().filter(each -> each.name().equals(column.name())).findFirst();
        if (name.filter(Name::money).isPresent()) {
            return Domain.money(false);
        }
        return new Domain(
                name.map(Name::values).orElse(List.of()).stream()
                        .map(Value::value)
                        .toList(),
                null,
                null,
                false);
    }

    private static void tests(String file, String dmn, @Nullable String tests, List<Name> results, Findings findings) {
        if (tests != null) {
            TableTests.read(file, tests, findings).ifPresent(read -> run(file, dmn, read, results, findings));
        }
    }

    private static void run(String file, String dmn, TableTests tests, List<Name> results, Findings findings) {
        TableEngine engine;
        try {
            engine = TableEngine.of(dmn);
        } catch (IllegalArgumentException unreadable) {
            findings.error(file, null, "ENGINE", String.valueOf(unreadable.getMessage()), 0);
            return;
        }
        TableTestRows.run(file, tests, engine, results, findings);
    }
}
