package org.keqiao.studio.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keqiao.process.Bundle;
import org.keqiao.process.table.TableEngine;
import org.keqiao.process.table.TableTests;
import org.keqiao.security.Actor;
import org.keqiao.studio.PublishingProof;
import org.keqiao.studio.draft.Drafting;
import org.springframework.stereotype.Component;

/** What the tests kept with a change's decision tables say; they are run anew whenever somebody looks. */
@Component
class TableProof implements PublishingProof {

    private static final Subject SUBJECT = new Subject(150, "tables", "edit");

    private final Drafting drafting;

    TableProof(Drafting drafting) {
        this.drafting = drafting;
    }

    @Override
    public Subject subject() {
        return SUBJECT;
    }

    @Override
    public Optional<Result> latest(Actor actor, String matter) {
        Bundle bundle = drafting.bundle(actor, matter);
        List<String> tables = new ArrayList<>(bundle.folder(Bundle.DECISIONS).keySet());
        if (tables.isEmpty()) {
            return Optional.of(new Result(null, false, true, "tables.none", List.of()));
        }
        List<TableTests.Result> results =
                tables.stream().flatMap(table -> run(bundle, table).stream()).toList();
        if (results.isEmpty()) {
            return Optional.empty();
        }
        long passed = results.stream().filter(TableTests.Result::passes).count();
        return Optional.of(new Result(
                null, false, passed == results.size(), "tables.run", List.of(passed, results.size(), tables.size())));
    }

    private static List<TableTests.Result> run(Bundle bundle, String table) {
        String path = Bundle.TABLE_TESTS + table + ".json";
        Optional<TableTests> tests = bundle.file(path).flatMap(json -> TableTests.read(path, json));
        try {
            return tests.map(kept -> kept.run(TableEngine.of(bundle.files().get(Bundle.DECISIONS + table + ".dmn"))))
                    .orElse(List.of());
        } catch (IllegalArgumentException unfinished) {
            // The check says what is wrong with the table; none of its tests passes.
            return tests.orElse(TableTests.NONE).rows().stream()
                    .map(row -> new TableTests.Result(false, List.of(), java.util.Map.of(), false))
                    .toList();
        }
    }
}
