package org.keqiao.process.validation.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.lang.Nullable;

/** A condition as a tree: comparisons on names, joined by and, or and not. */
public sealed interface Condition {

    /** What stands on either side of a comparison. */
    sealed interface Operand {}

    record Name(String name) implements Operand {}

    /** @param value a String, BigDecimal or Boolean; null for {@code null} */
    record Literal(@Nullable Object value) implements Operand {}

    /** @param operator {@code == != < <= > >=} */
    record Comparison(Operand left, String operator, Operand right) implements Condition {}

    /** A yes-no name by itself. */
    record Yes(String name) implements Condition {}

    record Constant(boolean value) implements Condition {}

    record All(List<Condition> parts) implements Condition {}

    record Any(List<Condition> parts) implements Condition {}

    record Not(Condition part) implements Condition {}

    /** Every name in it, in the order of reading. */
    default Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        collect(this, names);
        return names;
    }

    private static void collect(Condition condition, Set<String> names) {
        if (condition instanceof Comparison c) {
            operand(c.left(), names);
            operand(c.right(), names);
        } else if (condition instanceof Yes yes) {
            names.add(yes.name());
        } else if (condition instanceof All all) {
            all.parts().forEach(p -> collect(p, names));
        } else if (condition instanceof Any any) {
            any.parts().forEach(p -> collect(p, names));
        } else if (condition instanceof Not not) {
            collect(not.part(), names);
        }
    }

    private static void operand(Operand operand, Set<String> names) {
        if (operand instanceof Name name) {
            names.add(name.name());
        }
    }

    /**
     * Whether the condition holds when nothing but one name's value is known.
     *
     * @return null when it depends on other names
     */
    @Nullable
    default Boolean holds(String name, String value) {
        return truth(this, name, value);
    }

    @Nullable
    private static Boolean truth(Condition condition, String name, String value) {
        if (condition instanceof Constant constant) {
            return constant.value();
        }
        if (condition instanceof Not not) {
            Boolean part = truth(not.part(), name, value);
            return part == null ? null : !part;
        }
        if (condition instanceof All all) {
            return joined(all.parts(), false, part -> truth(part, name, value));
        }
        if (condition instanceof Any any) {
            return joined(any.parts(), true, part -> truth(part, name, value));
        }
        if (condition instanceof Comparison c) {
            Operand other = c.left().equals(new Name(name)) ? c.right() : c.left();
            boolean mine = c.left().equals(new Name(name)) || c.right().equals(new Name(name));
            if (mine && other instanceof Literal literal) {
                return switch (c.operator()) {
                    case "==" -> value.equals(literal.value());
                    case "!=" -> !value.equals(literal.value());
                    default -> null;
                };
            }
        }
        return null;
    }

    /** Three-valued: one part with the decisive value decides, one unknown part leaves the rest open. */
    @Nullable
    private static Boolean joined(List<Condition> parts, boolean decisive, Function<Condition, Boolean> truth) {
        boolean unknown = false;
        for (Condition part : parts) {
            Boolean value = truth.apply(part);
            if (value == null) {
                unknown = true;
            } else if (value == decisive) {
                return decisive;
            }
        }
        return unknown ? null : !decisive;
    }
}
