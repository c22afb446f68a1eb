package org.keqiao.studio.ui.workbench.diagram;

import java.util.List;
import java.util.stream.Collectors;
import org.keqiao.process.ConditionRows;
import org.keqiao.process.ConditionRows.Row;
import org.keqiao.process.Vocabularies;
import org.keqiao.process.Vocabulary;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.Vocabulary.Type;
import org.keqiao.process.Vocabulary.Value;
import org.keqiao.studio.ui.workbench.step.StepWords;

/** Conditions as people say them. */
final class ConditionWords {

    private final StepWords words;
    private final Vocabularies vocabularies;

    ConditionWords(StepWords words, Vocabularies vocabularies) {
        this.words = words;
        this.vocabularies = vocabularies;
    }

    /** The condition itself where rows cannot say it; empty for none. */
    String say(String condition) {
        return vocabularies.rows(condition).map(this::say).orElse(condition);
    }

    private String say(ConditionRows rows) {
        String between = words.get(rows.every() ? "studio.condition.and" : "studio.condition.or");
        return rows.rows().stream().map(this::say).collect(Collectors.joining(between));
    }

    private String say(Row row) {
        String how = words.get("studio.comparison." + row.comparison());
        return row.comparison().alone()
                ? words.get("studio.condition.alone", name(row.name()), how)
                : words.get("studio.condition.row", name(row.name()), how, value(row.name(), row.value()));
    }

    List<String> names() {
        return words.vocabulary().names().stream().map(Name::name).toList();
    }

    /** What a name is called: a field's label, or whose result it is. */
    String name(String name) {
        return words.vocabulary()
                .name(name)
                .map(known -> known.type() == Type.OUTCOME
                        ? words.get("studio.condition.outcome", words.text(known.label()))
                        : words.text(known.label()))
                .orElse(name);
    }

    Type type(String name) {
        return words.vocabulary().name(name).map(Name::type).orElse(Type.TEXT);
    }

    /** The only values that a name can have; empty when there are many. */
    List<String> values(String name) {
        if (type(name) == Type.BOOLEAN) {
            return List.of("true", "false");
        }
        return words.vocabulary().name(name).map(Name::values).orElse(List.of()).stream()
                .map(Value::value)
                .toList();
    }

    String value(String name, String value) {
        if (type(name) == Type.BOOLEAN) {
            return words.get("studio.yes." + value);
        }
        return words.vocabulary().name(name).map(Vocabulary.Name::values).orElse(List.of()).stream()
                .filter(known -> known.value().equals(value))
                .findFirst()
                .map(known -> words.text(known.label()))
                .orElse(value);
    }
}
