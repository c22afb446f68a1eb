package org.keqiao.process.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.lang.Nullable;

/**
 * What the condition of a cell accepts. It answers as the engine does, or says that it cannot: a test compares this class
 * with the engine on many cells and values.
 *
 * @param any every answer, and none
 * @param negated what the parts do not accept
 */
public record CellTest(boolean any, boolean negated, List<Part> parts) {

    private static final String VALUE =
            "\"([^\"\\\\]*)\"|(-?\\d{1,15}(?:\\.\\d{1,6})?)|date\\(\\s*\"(\\d{4}-\\d{2}-\\d{2})\"\\s*\\)|(true|false|null)";
    private static final Pattern ONE = Pattern.compile("\\s*(?:" + VALUE + ")\\s*");
    private static final Pattern OPERATOR = Pattern.compile("\\s*(<=|>=|<|>)");
    private static final Pattern NEGATION = Pattern.compile("not\\((.*)\\)", Pattern.DOTALL);

    /**
     * One comparison or interval.
     *
     * @param low null without a lower end
     * @param lowIn true when the end belongs to it
     */
    public record Part(@Nullable Object low, boolean lowIn, @Nullable Object high, boolean highIn, Shape shape) {

        boolean accepts(@Nullable Object value) {
            if (shape == Shape.NULL) {
                return value == null;
            }
            if (value == null) {
                return false;
            }
            if (shape == Shape.EQUAL) {
                return same(Objects.requireNonNull(low), value);
            }
            return above(value) && below(value);
        }

        private boolean above(Object value) {
            if (low == null) {
                return true;
            }
            int order = compare(value, low);
            return order > 0 || (order == 0 && lowIn);
        }

        private boolean below(Object value) {
            if (high == null) {
                return true;
            }
            int order = compare(value, high);
            return order < 0 || (order == 0 && highIn);
        }

        Stream<Object> constants() {
            return Stream.of(low, high).filter(Objects::nonNull);
        }

        private static boolean same(Object one, Object other) {
            return one.getClass() == other.getClass()
                    && (one instanceof BigDecimal number
                            ? number.compareTo((BigDecimal) other) == 0
                            : one.equals(other));
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private static int compare(Object one, Object other) {
            return ((Comparable) one).compareTo(other);
        }
    }

    /** What a part compares with. */
    public enum Shape {
        NULL,
        EQUAL,
        RANGE
    }

    private static final CellTest ANY = new CellTest(true, false, List.of());

    /** Empty when the cell says something else. */
    public static Optional<CellTest> parse(String text) {
        String cell = text.strip();
        if (cell.isEmpty() || cell.equals("-")) {
            return Optional.of(ANY);
        }
        Matcher negation = NEGATION.matcher(cell);
        boolean negated = negation.matches();
        try {
            return Optional.of(new CellTest(false, negated, parts(negated ? negation.group(1) : cell)));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** The value that an output cell holds; null for {@code null}. */
    @Nullable
    public static Object constant(String text) {
        Matcher one = ONE.matcher(text);
        if (!one.matches()) {
            throw new IllegalArgumentException(text);
        }
        return value(one);
    }

    /** A constant without the signs of its kind; empty for none. */
    public static String plain(@Nullable Object constant) {
        return constant instanceof BigDecimal number ? number.toPlainString() : Objects.toString(constant, "");
    }

    private static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (true) {
            at = skip(text, at);
            int end;
            if (at < text.length() && "[(]".indexOf(text.charAt(at)) >= 0) {
                end = interval(text, at, parts);
            } else {
                end = comparison(text, at, parts);
            }
            end = skip(text, end);
            if (end == text.length()) {
                return List.copyOf(parts);
            }
            if (text.charAt(end) != ',') {
                throw new IllegalArgumentException(text);
            }
            at = end + 1;
        }
    }

    private static int comparison(String text, int at, List<Part> parts) {
        Matcher operator = OPERATOR.matcher(text).region(at, text.length());
        boolean compares = operator.lookingAt();
        Matcher one = one(text, compares ? operator.end() : at);
        Object value = value(one);
        if (!compares) {
            parts.add(new Part(value, true, value, true, value == null ? Shape.NULL : Shape.EQUAL));
        } else if (value == null || value instanceof Boolean) {
            throw new IllegalArgumentException(text);
        } else {
            boolean in = operator.group(1).length() == 2;
            parts.add(
                    operator.group(1).startsWith(">")
                            ? new Part(value, in, null, false, Shape.RANGE)
                            : new Part(null, false, value, in, Shape.RANGE));
        }
        return one.end();
    }

    private static int interval(String text, int at, List<Part> parts) {
        boolean lowIn = text.charAt(at) == '[';
        Matcher low = one(text, at + 1);
        if (!text.startsWith("..", low.end())) {
            throw new IllegalArgumentException(text);
        }
        Matcher high = one(text, low.end() + 2);
        Object from = value(low);
        Object to = value(high);
        boolean ordered = from != null && to != null && from.getClass() == to.getClass() && !(from instanceof Boolean);
        if (!ordered || high.end() >= text.length() || "])[".indexOf(text.charAt(high.end())) < 0) {
            throw new IllegalArgumentException(text);
        }
        parts.add(new Part(from, lowIn, to, text.charAt(high.end()) == ']', Shape.RANGE));
        return high.end() + 1;
    }

    private static Matcher one(String text, int at) {
        Matcher one = ONE.matcher(text).region(at, text.length());
        if (!one.lookingAt()) {
            throw new IllegalArgumentException(text);
        }
        return one;
    }

    private static int skip(String text, int at) {
        int end = at;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    @Nullable
    private static Object value(Matcher one) {
        if (one.group(1) != null) {
            return one.group(1);
        }
        if (one.group(2) != null) {
            return new BigDecimal(one.group(2));
        }
        if (one.group(3) != null) {
            return LocalDate.parse(one.group(3));
        }
        return one.group(4).equals("null") ? null : Boolean.valueOf(one.group(4));
    }

    /**
     * Whether the answer passes.
     *
     * @param value text, number, date or truth of the kind of the column, null for no answer
     */
    public boolean accepts(@Nullable Object value) {
        boolean accepted = parts.stream().anyMatch(part -> part.accepts(value));
        // Compared with nothing, a bound is neither met nor missed, and the engine's negation of that holds no more.
        boolean unknown = value == null && parts.stream().anyMatch(part -> part.shape() == Shape.RANGE);
        return any || (negated ? !accepted && !unknown : accepted);
    }

    /** Every constant in it. */
    Stream<Object> constants() {
        return parts.stream().flatMap(Part::constants);
    }

    /** The texts in a cell; none where it holds something else. */
    public static List<String> texts(String text) {
        return parse(text).stream()
                .flatMap(CellTest::constants)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .distinct()
                .toList();
    }

    /** Whether every constant in it is of the kind. */
    public boolean speaksOf(DecisionTable.Kind kind) {
        return constants().allMatch(constant -> isA(kind, constant));
    }

    /** Whether the constant is of the kind. */
    static boolean isA(DecisionTable.Kind kind, Object constant) {
        return switch (kind) {
            case TEXT -> constant instanceof String;
            case NUMBER -> constant instanceof BigDecimal;
            case DATE -> constant instanceof LocalDate;
            case BOOLEAN -> constant instanceof Boolean;
            case UNKNOWN -> false;
        };
    }

    /**
     * Whether it can be decided what it accepts among values of a kind. Orders of texts cannot; nor can lists and negations
     * of truths, which the engine takes for formulas rather than for values.
     */
    public boolean decidableFor(DecisionTable.Kind kind) {
        if (any) {
            return true;
        }
        if (!speaksOf(kind)) {
            return false;
        }
        return switch (kind) {
            case TEXT -> parts.stream().noneMatch(part -> part.shape() == Shape.RANGE);
            case BOOLEAN -> parts.size() == 1 && (!negated || parts.get(0).shape() == Shape.NULL);
            default -> true;
        };
    }
}
