package org.keqiao.process;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A condition that a table of rows can say.
 *
 * @param every true when all rows must hold, false when one is enough
 */
public record ConditionRows(boolean every, List<Row> rows) {

    /** What no text of a condition may contain. */
    private static final Pattern UNSAID = Pattern.compile("[\\\\$#{}]");

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

    /** How a name is compared. */
    public enum Comparison {
        IS("=="),
        IS_NOT("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">="),
        /** Nobody has answered it. */
        EMPTY("=="),
        ANSWERED("!=");

        private final String operator;

        Comparison(String operator) {
            this.operator = operator;
        }

        /** True when it needs no value. */
        public boolean alone() {
            return this == EMPTY || this == ANSWERED;
        }

        /** The comparison of an operator with a value, not with nothing. */
        public static Comparison of(String operator) {
            for (Comparison comparison : values()) {
                if (comparison.operator.equals(operator)) {
                    return comparison;
                }
            }
            throw new IllegalArgumentException(operator);
        }
    }

    /**
     * One comparison.
     *
     * @param value as it is typed: figures, {@code true}, a day, an outcome's key; empty where there is none
     */
    public record Row(String name, Vocabulary.Type type, Comparison comparison, String value) {

        /** True when there is all that the comparison needs, and nothing that no condition can say. */
        public boolean isComplete() {
            return !name.isEmpty() && (comparison.alone() || !value.isBlank() && sayable());
        }

        private boolean sayable() {
            return switch (type) {
                case NUMBER -> NUMBER.matcher(value.strip()).matches();
                case BOOLEAN -> value.equals("true") || value.equals("false");
                case TEXT, DATE, OUTCOME ->
                    !UNSAID.matcher(value).find() && !(value.contains("'") && value.contains("\""));
            };
        }

        private String text() {
            return name + " " + comparison.operator + " " + (comparison.alone() ? "null" : literal());
        }

        private String literal() {
            return switch (type) {
                case NUMBER, BOOLEAN -> value.strip();
                case TEXT, DATE, OUTCOME -> value.contains("'") ? '"' + value + '"' : "'" + value + "'";
            };
        }
    }

    public ConditionRows {
        rows = List.copyOf(rows);
    }

    /** As the model has it; empty without a complete row. */
    public String text() {
        String joined = rows.stream()
                .filter(Row::isComplete)
                .map(Row::text)
                .collect(Collectors.joining(every ? " and " : " or "));
        return joined.isEmpty() ? "" : "${" + joined + "}";
    }
}
