package org.keqiao.process.validation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.keqiao.form.FormField;
import org.keqiao.form.FormSchema;
import org.keqiao.process.Bundle;
import org.keqiao.process.Catalogue;
import org.keqiao.process.ConditionRows;
import org.keqiao.process.ConditionRows.Comparison;
import org.keqiao.process.FactDictionary;
import org.keqiao.process.MatterSettings.Text;
import org.keqiao.process.Outcome;
import org.keqiao.process.Vocabularies;
import org.keqiao.process.Vocabulary;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.Vocabulary.Type;
import org.keqiao.process.Vocabulary.Value;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.files.XmlNode;
import org.keqiao.process.validation.reading.BundleReading;
import org.keqiao.process.validation.reading.Condition;
import org.keqiao.process.validation.reading.ConditionParser;
import org.keqiao.process.validation.reading.DrawnStep;
import org.keqiao.process.validation.reading.Names;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.TableReading;
import org.keqiao.process.validation.rules.Steps;
import org.keqiao.security.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.lang.Nullable;
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

    @Override
    public Vocabulary of(Bundle bundle) {
        FactDictionary dictionary = dictionaries
                .orderedStream()
                .filter(each -> each.matter().equals(bundle.matter()))
                .findFirst()
                .orElse(new FactDictionary(bundle.matter(), List.of()));
        Reading reading = BundleReading.read(bundle, catalogue, dictionary, new Findings());
        Map<String, FormSchema> forms = forms(reading);
        return new Vocabulary(
                Stream.concat(
                                Steps.performers().stream().map(Role::name),
                                DrawnStep.PARTIES.stream().sorted())
                        .toList(),
                forms,
                tables(reading),
                reading.settings(),
                names(reading, forms),
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
        return elements;
    }

    private static Text text(Node node) {
        String zh = node.label();
        String en = node.properties().getOrDefault("nameEn", "");
        return new Text(zh, en.isBlank() ? zh : en);
    }

    /** Those that the rules could read too. */
    private static Map<String, FormSchema> forms(Reading reading) {
        Map<String, String> texts = reading.bundle().folder(Bundle.FORMS);
        Map<String, FormSchema> forms = new TreeMap<>();
        reading.forms().keySet().forEach(id -> forms.put(id, FormSchema.parse(texts.get(id))));
        return forms;
    }

    private static Map<String, String> tables(Reading reading) {
        Map<String, String> tables = new TreeMap<>();
        reading.tables().forEach((id, table) -> {
            String name =
                    table.xml().parent().map(decision -> decision.value("name")).orElse("");
            tables.put(id, name.isBlank() ? id : name);
        });
        return tables;
    }

    private static List<Name> names(Reading reading, Map<String, FormSchema> forms) {
        Map<String, Name> described = new LinkedHashMap<>();
        steps(reading, described);
        decisions(reading, described);
        forms.values().forEach(form -> form.fields()
                .forEach(field -> described.putIfAbsent(
                        field.path(), new Name(field.path(), Type.TEXT, text(field), values(field)))));
        List<Name> names = new ArrayList<>();
        Set<String> ordered = new LinkedHashSet<>(described.keySet());
        ordered.addAll(reading.names().all());
        for (String name : ordered) {
            Type type = reading.names().type(name).map(BundleWords::type).orElse(null);
            if (type != null) {
                Name known = described.getOrDefault(name, new Name(name, type, new Text(name, name), List.of()));
                names.add(new Name(name, type, known.label(), known.values()));
            }
        }
        return List.copyOf(names);
    }

    private static void steps(Reading reading, Map<String, Name> described) {
        if (reading.drawing() == null) {
            return;
        }
        reading.drawing().nodes(Node.Kind.USER_TASK).forEach(node -> {
            DrawnStep step = new DrawnStep(node);
            if (!step.formId().isEmpty()) {
                String zh = node.xml().value("name");
                String en = step.property("nameEn").isEmpty() ? zh : step.property("nameEn");
                described.merge(
                        step.outcomeVariable(),
                        new Name(step.outcomeVariable(), Type.OUTCOME, new Text(zh, en), outcomes(step)),
                        BundleWords::joined);
            }
        });
    }

    private static List<Value> outcomes(DrawnStep step) {
        List<Value> values = new ArrayList<>();
        for (Outcome outcome : step.outcomes().orElse(List.of())) {
            values.add(new Value(outcome.key(), new Text(outcome.zh(), outcome.en())));
        }
        return List.copyOf(values);
    }

    /** Steps that share a form share its outcomes. */
    private static Name joined(Name one, Name other) {
        Map<String, Value> values = new LinkedHashMap<>();
        Stream.concat(one.values().stream(), other.values().stream())
                .forEach(value -> values.putIfAbsent(value.value(), value));
        boolean same = one.label().equals(other.label());
        return new Name(
                one.name(),
                one.type(),
                same
                        ? one.label()
                        : new Text(
                                one.label().zh() + "、" + other.label().zh(),
                                one.label().en() + ", " + other.label().en()),
                List.copyOf(values.values()));
    }

    private static void decisions(Reading reading, Map<String, Name> described) {
        if (reading.drawing() == null) {
            return;
        }
        reading.drawing().nodes(Node.Kind.DECISION).forEach(node -> {
            TableReading table = reading.tables().get(node.xml().value("camunda:decisionRef"));
            String variable = node.xml().value("camunda:resultVariable");
            if (table != null && !variable.isEmpty()) {
                String zh = node.xml().value("name");
                String en = node.properties().getOrDefault("nameEn", zh);
                described.putIfAbsent(variable, new Name(variable, Type.TEXT, new Text(zh, en), results(table)));
            }
        });
    }

    /** The texts that the rules of a table give. */
    private static List<Value> results(TableReading table) {
        return table.xml()
                .all()
                .filter(node -> node.name().equals("dmn:outputEntry"))
                .flatMap(entry -> entry.child("dmn:text").map(XmlNode::text).stream())
                .map(String::strip)
                .filter(text -> text.matches("\"[^\"]+\""))
                .map(text -> text.substring(1, text.length() - 1))
                .distinct()
                .map(text -> new Value(text, new Text(text, text)))
                .toList();
    }

    private static Text text(FormField field) {
        return field.label().isEmpty()
                ? new Text(field.path(), field.path())
                : new Text(field.label().zh(), field.label().en());
    }

    private static List<Value> values(FormField field) {
        return field.options().stream()
                .map(option -> new Value(
                        option.value(),
                        new Text(option.label().zh(), option.label().en())))
                .toList();
    }

    @Nullable
    private static Type type(Names.Type type) {
        return switch (type) {
            case TEXT -> Type.TEXT;
            case NUMBER -> Type.NUMBER;
            case BOOLEAN -> Type.BOOLEAN;
            case DATE -> Type.DATE;
            case OUTCOME -> Type.OUTCOME;
            case UNKNOWN -> null;
        };
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
