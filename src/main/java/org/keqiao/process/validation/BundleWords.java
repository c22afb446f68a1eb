package org.keqiao.process.validation;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.keqiao.process.Bundle;
import org.keqiao.process.Catalogue;
import org.keqiao.process.ConditionRows;
import org.keqiao.process.ConditionRows.Comparison;
import org.keqiao.process.FactDictionary;
import org.keqiao.process.MatterSettings.Text;
import org.keqiao.process.Step;
import org.keqiao.process.StepReading;
import org.keqiao.process.Vocabularies;
import org.keqiao.process.Vocabulary;
import org.keqiao.process.Vocabulary.Type;
import org.keqiao.process.table.TableWords;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.BundleReading;
import org.keqiao.process.validation.reading.Condition;
import org.keqiao.process.validation.reading.ConditionParser;
import org.keqiao.process.validation.reading.DrawnStep;
import org.keqiao.process.validation.reading.NameWords;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.rules.Steps;
import org.keqiao.security.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The same names that the rules accept, with the words that the bundle's own files have for them. */
@Component
class BundleWords implements Vocabularies {

    private final Catalogue catalogue;
    private final ObjectProvider<FactDictionary> dictionaries;

    BundleWords(Catalogue catalogue, ObjectProvider<FactDictionary> dictionaries) {
        this.catalogue = catalogue;
        this.dictionaries = dictionaries;
    }

    private Reading read(Bundle bundle) {
        FactDictionary dictionary = dictionaries
                .orderedStream()
                .filter(each -> each.matter().equals(bundle.matter()))
                .findFirst()
                .orElse(new FactDictionary(bundle.matter(), List.of()));
        return BundleReading.read(bundle, catalogue, dictionary, new Findings());
    }

    @Override
    public Map<String, Step> steps(Bundle bundle) {
        Reading reading = read(bundle);
        Map<String, Step> steps = new LinkedHashMap<>();
        if (reading.drawing() != null) {
            reading.drawing().nodes(Node.Kind.USER_TASK).forEach(node -> {
                try {
                    steps.put(
                            node.id(),
                            StepReading.read(
                                    node.xml().value("name"), node.xml().value("camunda:formRef"), node.properties()));
                } catch (IllegalArgumentException unfinished) {
                    // The check says what it lacks.
                }
            });
        }
        return steps;
    }

    @Override
    public Vocabulary of(Bundle bundle) {
        Reading reading = read(bundle);
        return new Vocabulary(
                Stream.concat(
                                Steps.performers().stream().map(Role::name),
                                DrawnStep.PARTIES.stream().sorted())
                        .toList(),
                NameWords.forms(reading),
                tables(reading),
                reading.settings(),
                NameWords.of(reading),
                catalogue.actions(),
                elements(reading));
    }

    private static Map<String, Text> elements(Reading reading) {
        Map<String, Text> elements = new TreeMap<>();
        if (reading.drawing() != null) {
            reading.drawing().nodes().forEach(node -> elements.put(node.id(), text(node)));
            reading.drawing().flows().forEach(flow -> {
                Text from = text(flow.source());
                Text to = text(flow.target());
                elements.put(flow.id(), new Text(from.zh() + " → " + to.zh(), from.en() + " → " + to.en()));
            });
        }
        reading.tables().values().forEach(table -> TableWords.elements(table.table(), NameWords.of(reading), List.of())
                .forEach(elements::putIfAbsent));
        return elements;
    }

    private static Text text(Node node) {
        String zh = node.label();
        String en = node.properties().getOrDefault("nameEn", "");
        return new Text(zh, en.isBlank() ? zh : en);
    }

    /** A decision's name is Chinese, its label the same in English. */
    private static Map<String, Text> tables(Reading reading) {
        Map<String, Text> tables = new TreeMap<>();
        reading.tables().forEach((id, table) -> {
            String name =
                    table.xml().parent().map(decision -> decision.value("name")).orElse("");
            String zh = name.isBlank() ? id : name;
            String en = table.xml()
                    .parent()
                    .map(decision -> decision.value("label"))
                    .orElse("");
            tables.put(id, new Text(zh, en.isBlank() ? zh : en));
        });
        return tables;
    }

    @Override
    public Optional<ConditionRows> rows(String condition) {
        try {
            Condition parsed = ConditionParser.parse(condition);
            boolean any = parsed instanceof Condition.Any;
            List<Condition> parts = parsed instanceof Condition.All all
                    ? all.parts()
                    : parsed instanceof Condition.Any some ? some.parts() : List.of(parsed);
            List<ConditionRows.Row> rows =
                    parts.stream().flatMap(part -> row(part).stream()).toList();
            return rows.size() == parts.size() ? Optional.of(new ConditionRows(!any, rows)) : Optional.empty();
        } catch (ConditionParser.Unreadable unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<ConditionRows.Row> row(Condition condition) {
        if (condition instanceof Condition.Yes yes) {
            return Optional.of(new ConditionRows.Row(yes.name(), Type.BOOLEAN, Comparison.IS, "true"));
        }
        if (!(condition instanceof Condition.Comparison comparison)
                || !(comparison.left() instanceof Condition.Name name)
                || !(comparison.right() instanceof Condition.Literal literal)) {
            return Optional.empty();
        }
        Comparison how = Comparison.of(comparison.operator());
        if (literal.value() == null) {
            return how == Comparison.IS || how == Comparison.IS_NOT
                    ? Optional.of(new ConditionRows.Row(
                            name.name(), Type.TEXT, how == Comparison.IS ? Comparison.EMPTY : Comparison.ANSWERED, ""))
                    : Optional.empty();
        }
        return Optional.of(new ConditionRows.Row(name.name(), type(literal.value()), how, text(literal.value())));
    }

    private static Type type(Object literal) {
        return literal instanceof BigDecimal ? Type.NUMBER : literal instanceof Boolean ? Type.BOOLEAN : Type.TEXT;
    }

    private static String text(Object literal) {
        return literal instanceof BigDecimal number ? number.toPlainString() : literal.toString();
    }
}
