package org.keqiao.process.validation.rules;

import java.math.BigDecimal;
import java.util.Optional;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.Condition;
import org.keqiao.process.validation.reading.ConditionParser;
import org.keqiao.process.validation.reading.Flow;
import org.keqiao.process.validation.reading.Names;
import org.keqiao.process.validation.reading.Names.Type;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;
import org.springframework.lang.Nullable;

/** Every split asks about declared names and has a way for everything else. */
public final class Conditions implements Rule {

    @Override
    public void check(Reading reading, Findings findings) {
        if (reading.drawing() == null) {
            return;
        }
        reading.drawing().nodes(Node.Kind.EXCLUSIVE).forEach(gateway -> split(gateway, findings));
        for (Flow flow : reading.drawing().flows()) {
            if (flow.condition() == null) {
                continue;
            }
            boolean mayAsk = flow.source().is(Node.Kind.EXCLUSIVE)
                    && flow.source().outgoing().size() > 1
                    && !flow.isDefault();
            if (!mayAsk) {
                findings.error(
                        Reading.MODEL,
                        flow.id(),
                        "CONDITION_NOT_HERE",
                        flow.source().label());
            }
            read(flow, findings).ifPresent(condition -> names(flow, condition, reading.names(), findings));
        }
    }

    private static void split(Node gateway, Findings findings) {
        if (gateway.outgoing().size() < 2) {
            return;
        }
        if (gateway.defaultFlow().isEmpty()) {
            findings.error(Reading.MODEL, gateway.id(), "NO_DEFAULT", gateway.label());
        }
        gateway.outgoing().stream()
                .filter(f -> f.condition() == null && !f.isDefault())
                .forEach(f -> findings.error(Reading.MODEL, f.id(), "NO_CONDITION", gateway.label()));
    }

    private static Optional<Condition> read(Flow flow, Findings findings) {
        try {
            return Optional.of(ConditionParser.parse(flow.conditionText().orElse("")));
        } catch (ConditionParser.Unreadable e) {
            findings.error(Reading.MODEL, flow.id(), e.code(), e.at());
            return Optional.empty();
        }
    }

    private static void names(Flow flow, Condition condition, Names names, Findings findings) {
        boolean known = true;
        for (String name : condition.names()) {
            if (names.type(name).isEmpty()) {
                findings.error(Reading.MODEL, flow.id(), "UNKNOWN_NAME", name);
                known = false;
            }
        }
        if (known) {
            types(flow, condition, names, findings);
        }
    }

    private static void types(Flow flow, Condition condition, Names names, Findings findings) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(p -> types(flow, p, names, findings));
        } else if (condition instanceof Condition.Any any) {
            any.parts().forEach(p -> types(flow, p, names, findings));
        } else if (condition instanceof Condition.Not not) {
            types(flow, not.part(), names, findings);
        } else if (condition instanceof Condition.Yes yes) {
            require(flow, names, yes.name(), true, findings);
        } else if (condition instanceof Condition.Comparison comparison) {
            comparison(flow, comparison, names, findings);
        }
    }

    private static void require(Flow flow, Names names, String name, Object literal, Findings findings) {
        if (!fits(names.type(name).orElse(Type.UNKNOWN), literal)) {
            findings.error(Reading.MODEL, flow.id(), "WRONG_TYPE", name, literal);
        }
    }

    private static void comparison(Flow flow, Condition.Comparison c, Names names, Findings findings) {
        boolean ordered = c.operator().startsWith("<") || c.operator().startsWith(">");
        if (c.left() instanceof Condition.Name left && c.right() instanceof Condition.Name right) {
            if (names.type(left.name()).orElse(Type.UNKNOWN)
                    != names.type(right.name()).orElse(Type.UNKNOWN)) {
                findings.error(Reading.MODEL, flow.id(), "WRONG_TYPE", left.name(), right.name());
            }
        } else if (c.left() instanceof Condition.Name name && c.right() instanceof Condition.Literal literal) {
            literal(flow, name.name(), literal.value(), ordered, names, findings);
        } else if (c.left() instanceof Condition.Literal literal && c.right() instanceof Condition.Name name) {
            literal(flow, name.name(), literal.value(), ordered, names, findings);
        } else {
            findings.error(Reading.MODEL, flow.id(), "CONDITION_FORM", c.operator());
        }
    }

    private static void literal(
            Flow flow, String name, @Nullable Object literal, boolean ordered, Names names, Findings findings) {
        Type type = names.type(name).orElse(Type.UNKNOWN);
        // The engine takes the text "7" as more than 5: text is never compared by size.
        boolean sortable = type == Type.NUMBER || type == Type.DATE;
        if (ordered && (!sortable || literal == null)) {
            findings.error(Reading.MODEL, flow.id(), "NOT_ORDERED", name);
        } else if (literal != null) {
            require(flow, names, name, literal, findings);
        }
        if (type == Type.OUTCOME
                && literal instanceof String key
                && !names.outcomes(name).contains(key)) {
            findings.error(Reading.MODEL, flow.id(), "UNKNOWN_OUTCOME", name, key);
        }
    }

    private static boolean fits(Type type, Object literal) {
        return switch (type) {
            case TEXT, OUTCOME -> literal instanceof String;
            case NUMBER -> literal instanceof BigDecimal;
            case BOOLEAN -> literal instanceof Boolean;
            case DATE -> literal instanceof String day && day.matches("\\d{4}-\\d{2}-\\d{2}");
            case UNKNOWN -> false;
        };
    }
}
