package org.keqiao.process.outline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keqiao.form.FormField;
import org.keqiao.form.FormProblem;
import org.keqiao.form.FormSchema;
import org.keqiao.process.Bundle;
import org.keqiao.process.Outcome;
import org.keqiao.process.validation.reading.Condition;
import org.keqiao.process.validation.reading.Condition.Comparison;
import org.keqiao.process.validation.reading.Condition.Literal;
import org.keqiao.process.validation.reading.DrawnStep;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;

/** Conditions in words: names as the forms and the diagram call them, values as their lists do. */
final class ConditionWords {

    private static final Map<String, String> OPERATORS =
            Map.of("==", "is", "!=", "isNot", "<", "below", "<=", "atMost", ">", "above", ">=", "atLeast");

    private final Reading reading;
    private final Texts texts;
    private final Locale locale;
    private final Map<String, FormSchema> forms = new LinkedHashMap<>();

    ConditionWords(Reading reading, Texts texts, Locale locale) {
        this.reading = reading;
        this.texts = texts;
        this.locale = locale;
        reading.forms().keySet().forEach(id -> {
            try {
                forms.put(
                        id,
                        FormSchema.parse(reading.bundle().folder(Bundle.FORMS).get(id)));
            } catch (FormProblem broken) {
                forms.remove(id);
            }
        });
    }

    Optional<FormSchema> form(String id) {
        return Optional.ofNullable(forms.get(id));
    }

    private String text(String key, Object... arguments) {
        return texts.get("outline.condition." + key, locale, arguments);
    }

    String of(Condition condition) {
        if (condition instanceof Comparison c) {
            return comparison(c);
        }
        if (condition instanceof Condition.Yes yes) {
            return text("yes", name(yes.name()));
        }
        if (condition instanceof Condition.Not not) {
            return text("not", of(not.part()));
        }
        if (condition instanceof Condition.All all) {
            return joined(all.parts(), "and");
        }
        if (condition instanceof Condition.Any any) {
            return joined(any.parts(), "or");
        }
        return text(condition instanceof Condition.Constant c && c.value() ? "always" : "never");
    }

    private String joined(List<Condition> parts, String word) {
        return parts.stream()
                .map(part -> part instanceof Condition.All || part instanceof Condition.Any
                        ? text("group", of(part))
                        : of(part))
                .collect(Collectors.joining(text(word)));
    }

    private String comparison(Comparison c) {
        boolean turned = c.left() instanceof Literal;
        Condition.Operand left = turned ? c.right() : c.left();
        Condition.Operand right = turned ? c.left() : c.right();
        String operator = turned ? turned(c.operator()) : c.operator();
        String name = left instanceof Condition.Name n ? n.name() : "";
        String value =
                right instanceof Literal literal ? value(name, literal.value()) : name(((Condition.Name) right).name());
        return text(OPERATORS.get(operator), name.isEmpty() ? value : name(name), value);
    }

    private static String turned(String operator) {
        return switch (operator) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> operator;
        };
    }

    private Optional<FormField> field(String key) {
        return forms.values().stream()
                .flatMap(form -> form.fields().stream())
                .filter(field -> field.path().equals(key))
                .findFirst();
    }

    private String name(String name) {
        return steps(name)
                .map(node -> OutlineWords.name(node, locale))
                .findFirst()
                .or(() -> field(name).map(field -> field.label().in(locale)).filter(label -> !label.isEmpty()))
                .or(() -> reading.drawing()
                        .nodes(Node.Kind.DECISION)
                        .filter(node ->
                                node.xml().value("camunda:resultVariable").equals(name))
                        .map(node -> OutlineWords.name(node, locale))
                        .findFirst())
                .map(words -> text("name", words))
                .orElse(name);
    }

    private java.util.stream.Stream<Node> steps(String variable) {
        return reading.drawing()
                .nodes(Node.Kind.USER_TASK)
                .filter(node -> new DrawnStep(node).outcomeVariable().equals(variable));
    }

    private String value(String name, @Nullable Object value) {
        if (value == null) {
            return text("nothing");
        }
        if (value instanceof Boolean yes) {
            return text(yes ? "true" : "false");
        }
        String plain = value.toString();
        Optional<String> outcome = steps(name)
                .flatMap(node -> new DrawnStep(node).outcomes().orElse(List.of()).stream())
                .filter(o -> o.key().equals(plain))
                .map(this::label)
                .findFirst();
        return outcome.or(() -> field(name).flatMap(field -> field.options().stream()
                        .filter(option -> option.value().equals(plain))
                        .map(option -> option.label().in(locale))
                        .findFirst()))
                .map(words -> text("name", words))
                .orElse(plain);
    }

    private String label(Outcome outcome) {
        return Locale.ENGLISH.equals(locale) ? outcome.en() : outcome.zh();
    }
}
