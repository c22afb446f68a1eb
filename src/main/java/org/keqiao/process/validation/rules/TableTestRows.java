package org.keqiao.process.validation.rules;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keqiao.process.Bundle;
import org.keqiao.process.MatterSettings.Text;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.process.table.TableEngine;
import org.keqiao.process.table.TableTests;
import org.keqiao.process.table.TableWords;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.NameWords;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;
import org.keqiao.process.validation.reading.TableReading;
import org.keqiao.shared.Bilingual;

/** The tests kept with a routing table pass; one that fails keeps the change back, on the row that matched. */
public final class TableTestRows implements Rule {

    @Override
    public void check(Reading reading, Findings findings) {
        reading.bundle().folder(Bundle.TABLE_TESTS).forEach((id, json) -> {
            String path = Bundle.TABLE_TESTS + id + ".json";
            TableTests.read(path, json, findings).ifPresent(tests -> {
                TableReading table = reading.tables().get(id);
                String file = Bundle.DECISIONS + id + ".dmn";
                if (table == null) {
                    findings.warning(path, null, "TABLE_TESTS_OF_NONE", id);
                } else if (!findings.hasErrors(file)) {
                    run(
                            file,
                            tests,
                            TableEngine.of(reading.bundle().files().get(file)),
                            NameWords.of(reading),
                            findings);
                }
            });
        });
    }

    /**
     * Each test that fails is an error on the row that matched.
     *
     * @param names words of what the table says
     */
    public static void run(String file, TableTests tests, TableEngine engine, List<Name> names, Findings findings) {
        List<TableTests.Result> results = tests.run(engine);
        DecisionTable table = engine.table();
        for (int i = 0; i < results.size(); i++) {
            TableTests.Result result = results.get(i);
            if (!result.passes()) {
                String at = result.hit().isEmpty() ? table.id() : result.hit().get(0);
                findings.error(
                        file,
                        at,
                        "TABLE_TEST_FAILED",
                        i + 1,
                        words(table, tests.rows().get(i).expect(), names),
                        result.conflict()
                                ? new Bilingual("几行冲突", "rows in conflict")
                                : words(table, result.said(), names));
            }
        }
    }

    private static Bilingual words(DecisionTable table, Map<String, String> values, List<Name> names) {
        if (values.isEmpty()) {
            return new Bilingual("没有结果", "no answer");
        }
        List<Text> said = table.outputs().stream()
                .filter(column -> values.containsKey(column.name()))
                .map(column -> TableWords.result(column, values.get(column.name()), names))
                .toList();
        return new Bilingual(
                said.stream().map(Text::zh).collect(Collectors.joining("、")),
                said.stream().map(Text::en).collect(Collectors.joining(", ")));
    }
}
