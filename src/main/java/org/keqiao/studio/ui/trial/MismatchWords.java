package org.keqiao.studio.ui.trial;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.process.Bundle;
import org.keqiao.process.Vocabulary;
import org.keqiao.process.Vocabulary.Value;
import org.keqiao.process.sandbox.TestRun.Mismatch;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.studio.ui.FileTitles;
import org.keqiao.studio.ui.workbench.step.StepWords;

/** What a test case found otherwise, by the names that people gave to steps, tables and results. */
final class MismatchWords {

    private static final String NOTHING = "\u2014";
    private static final String LISTED = ", ";

    private final Bundle bundle;
    private final StepWords words;
    private final FileTitles titles;

    /** @param words of the bundle that the test cases are kept with */
    MismatchWords(Bundle bundle, StepWords words) {
        this.bundle = bundle;
        this.words = words;
        this.titles = new FileTitles(bundle, words.locale());
    }

    String of(Mismatch difference) {
        return words.get(
                "studio.test." + difference.kind(),
                difference.step(),
                what(difference),
                value(difference, difference.expected()),
                value(difference, difference.found()));
    }

    private String what(Mismatch difference) {
        String what = difference.what();
        return switch (difference.kind()) {
            case STEP, DUE, OUTCOME -> words.form(what);
            case LIMIT -> words.limitName(what);
            case MESSAGE -> words.get("studio.way.message." + what);
            case DECISION -> titles.of(Bundle.DECISIONS + what + ".dmn");
            case REFUSED, WAITS, END, UNREADABLE -> what;
        };
    }

    private String value(Mismatch difference, String value) {
        if (value.isEmpty()) {
            return NOTHING;
        }
        return switch (difference.kind()) {
            case STEP, WAITS, LIMIT, MESSAGE -> forms(value);
            case END -> action(value);
            case DECISION -> result(difference.what(), value);
            case REFUSED -> words.refusal(value);
            case DUE, OUTCOME, UNREADABLE -> value;
        };
    }

    private String forms(String ids) {
        return Stream.of(ids.split(LISTED)).map(words::form).collect(Collectors.joining(words.get("studio.way.comma")));
    }

    /** The action that ended the case; where none did, the steps that it waits at. */
    private String action(String name) {
        return words.vocabulary()
                .action(name)
                .map(action -> words.english() ? action.en() : action.zh())
                .orElseGet(() -> forms(name));
    }

    /** A result by the word that the flow's own vocabulary has for it. */
    private String result(String table, String value) {
        Vocabulary vocabulary = words.vocabulary();
        List<String> columns = bundle.file(Bundle.DECISIONS + table + ".dmn").flatMap(DecisionTable::parse).stream()
                .flatMap(read -> read.outputs().stream())
                .map(DecisionTable.Column::name)
                .toList();
        return columns.stream()
                .flatMap(column -> vocabulary.name(column).stream())
                .flatMap(name -> name.values().stream())
                .filter(each -> Objects.equals(each.value(), value))
                .findFirst()
                .map(Value::label)
                .map(words::text)
                .orElse(value);
    }
}
