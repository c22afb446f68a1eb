package org.keqiao.process.validation.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.keqiao.form.CodeTables;
import org.keqiao.form.FormField;
import org.keqiao.form.FormSchema;
import org.keqiao.process.Bundle;
import org.keqiao.process.Fact;
import org.keqiao.process.MatterSettings.Text;
import org.keqiao.process.Outcome;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.Vocabulary.Type;
import org.keqiao.process.Vocabulary.Value;
import org.keqiao.process.table.CellTest;
import org.keqiao.process.validation.files.XmlNode;

/** What people call the names that conditions and tables may use, in the words of the bundle's own files. */
public final class NameWords {

    /** Longer tables of codes are none to choose a condition's value from. */
    private static final int MOST_VALUES = 60;

    private final Reading reading;
    private final Map<String, Name> described = new LinkedHashMap<>();
    private final Set<String> money = new LinkedHashSet<>();

    private NameWords(Reading reading) {
        this.reading = reading;
    }

    /** In the order of the process, then of the forms. */
    public static List<Name> of(Reading reading) {
        return new NameWords(reading).names();
    }

    /** Forms that the rules could read, by id. */
    public static Map<String, FormSchema> forms(Reading reading) {
        Map<String, String> texts = reading.bundle().folder(Bundle.FORMS);
        Map<String, FormSchema> forms = new TreeMap<>();
        reading.forms().keySet().forEach(id -> forms.put(id, FormSchema.parse(texts.get(id))));
        return forms;
    }

    private List<Name> names() {
        steps();
        decisions();
        forms(reading).values().forEach(form -> form.fields()
                .forEach(field -> describe(field.path(), Type.TEXT, text(field), values(field))));
        actions();
        reading.forms().values().forEach(form -> form.scalars().forEach(this::amount));
        reading.dictionary().facts().forEach(fact -> amount(fact.key(), fact.type()));
        Set<String> ordered = new LinkedHashSet<>(described.keySet());
        ordered.addAll(reading.names().all());
        List<Name> names = new ArrayList<>();
        for (String name : ordered) {
            reading.names().type(name).flatMap(NameWords::type).ifPresent(type -> {
                Name known = described.get(name);
                names.add(new Name(
                        name,
                        type,
                        known == null ? new Text(name, name) : known.label(),
                        known == null ? List.of() : known.values(),
                        money.contains(name)));
            });
        }
        return List.copyOf(names);
    }

    private void amount(String name, Fact.Type type) {
        if (type == Fact.Type.MONEY) {
            money.add(name);
        }
    }

    private void describe(String name, Type type, Text label, List<Value> values) {
        described.putIfAbsent(name, new Name(name, type, label, values, false));
    }

    private void steps() {
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
                        new Name(step.outcomeVariable(), Type.OUTCOME, new Text(zh, en), outcomes(step), false),
                        NameWords::joined);
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
                List.copyOf(values.values()),
                false);
    }

    private void decisions() {
        if (reading.drawing() == null) {
            return;
        }
        reading.drawing().nodes(Node.Kind.DECISION).forEach(node -> {
            TableReading table = reading.tables().get(node.xml().value("camunda:decisionRef"));
            String variable = node.xml().value("camunda:resultVariable");
            if (table != null && !variable.isEmpty()) {
                String zh = node.xml().value("name");
                String en = node.properties().getOrDefault("nameEn", zh);
                describe(variable, Type.TEXT, new Text(zh, en), results(table));
            }
        });
    }

    /** The texts that the rules of a table give. */
    private static List<Value> results(TableReading table) {
        return table.xml()
                .all()
                .filter(node -> node.name().equals("dmn:outputEntry"))
                .flatMap(entry -> entry.child("dmn:text").map(XmlNode::text).stream())
                .flatMap(text -> CellTest.texts(text).stream())
                .distinct()
                .map(text -> new Value(text, new Text(text, text)))
                .toList();
    }

    private void actions() {
        if (reading.drawing() == null) {
            return;
        }
        reading.drawing().nodes(Node.Kind.ACTION).forEach(node -> reading.action(node)
                .ifPresent(action -> action.outputs().stream()
                        .filter(output -> output.isScalar() && !output.zh().equals(output.name()))
                        .forEach(output ->
                                describe(output.name(), Type.TEXT, new Text(output.zh(), output.en()), List.of()))));
    }

    private static Text text(FormField field) {
        return field.label().isEmpty()
                ? new Text(field.path(), field.path())
                : new Text(field.label().zh(), field.label().en());
    }

    private static List<Value> values(FormField field) {
        String table = field.table();
        if (table != null && CodeTables.shipped().has(table)) {
            List<CodeTables.Code> codes = CodeTables.shipped().everOptions(table);
            return codes.size() > MOST_VALUES
                    ? List.of()
                    : codes.stream()
                            .map(code -> new Value(code.code(), new Text(code.zh(), code.en())))
                            .toList();
        }
        return field.options().stream()
                .map(option -> new Value(
                        option.value(),
                        new Text(option.label().zh(), option.label().en())))
                .toList();
    }

    private static Optional<Type> type(Names.Type type) {
        return switch (type) {
            case TEXT -> Optional.of(Type.TEXT);
            case NUMBER -> Optional.of(Type.NUMBER);
            case BOOLEAN -> Optional.of(Type.BOOLEAN);
            case DATE -> Optional.of(Type.DATE);
            case OUTCOME -> Optional.of(Type.OUTCOME);
            case UNKNOWN -> Optional.empty();
        };
    }
}
