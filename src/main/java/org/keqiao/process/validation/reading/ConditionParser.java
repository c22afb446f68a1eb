package org.keqiao.process.validation.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code ${secondReview == 'agree' and not (large == true)}}. The engine would take far more of its expression
 * language: calls, indexes, arithmetic, conditionals. Nothing of that can be written here.
 */
public final class ConditionParser {

    static final int LONGEST = 500;
    private static final int DEEPEST = 12;

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<number>-?\\d{1,15}(?:\\.\\d{1,6})?(?![\\w.]))"
            + "|(?<text>'[^'\\\\$#{}]*'|\"[^\"\\\\$#{}]*\")"
            + "|(?<word>[a-zA-Z][a-zA-Z0-9]*)"
            + "|(?<symbol>==|!=|<=|>=|<|>|&&|\\|\\||!|\\(|\\)))");

    /** Says in which code and where a condition fails. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String code;
        private final String at;

        Unreadable(String code, String at) {
            super(code + " " + at);
            this.code = code;
            this.at = at;
        }

        public String code() {
            return code;
        }

        /** The piece that was not understood. */
        public String at() {
            return at;
        }
    }

    private record Token(String kind, String text) {}

    private static final Token END = new Token("end", "");

    private final List<Token> tokens;
    private int at;
    private int depth;

    private ConditionParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    public static Condition parse(String text) throws Unreadable {
        String stripped = text.strip();
        if (stripped.length() > LONGEST) {
            throw new Unreadable("CONDITION_TOO_LONG", String.valueOf(LONGEST));
        }
        if (!stripped.startsWith("${") || !stripped.endsWith("}")) {
            throw new Unreadable("CONDITION_FORM", stripped);
        }
        ConditionParser parser = new ConditionParser(tokens(stripped.substring(2, stripped.length() - 1)));
        Condition condition = parser.any();
        if (parser.peek() != END) {
            throw new Unreadable("CONDITION_FORM", parser.peek().text());
        }
        return condition;
    }

    private static List<Token> tokens(String text) throws Unreadable {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int from = 0;
        while (!text.substring(from).isBlank()) {
            if (!matcher.find(from) || matcher.start() != from) {
                throw new Unreadable("CONDITION_FORM", text.substring(from).strip());
            }
            for (String kind : List.of("number", "text", "word", "symbol")) {
                if (matcher.group(kind) != null) {
                    tokens.add(new Token(kind, matcher.group(kind)));
                }
            }
            from = matcher.end();
        }
        return tokens;
    }

    private Token peek() {
        return at < tokens.size() ? tokens.get(at) : END;
    }

    private boolean accept(String... texts) {
        for (String text : texts) {
            if (!peek().kind().equals("text") && peek().text().equals(text)) {
                at++;
                return true;
            }
        }
        return false;
    }

    private Condition any() throws Unreadable {
        List<Condition> parts = new ArrayList<>(List.of(all()));
        while (accept("or", "||")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Any(List.copyOf(parts));
    }

    private Condition all() throws Unreadable {
        List<Condition> parts = new ArrayList<>(List.of(one()));
        while (accept("and", "&&")) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.All(List.copyOf(parts));
    }

    private Condition one() throws Unreadable {
        if (++depth > DEEPEST) {
            throw new Unreadable("CONDITION_TOO_DEEP", String.valueOf(DEEPEST));
        }
        try {
            if (accept("not", "!")) {
                return new Condition.Not(one());
            }
            if (accept("(")) {
                Condition inner = any();
                if (!accept(")")) {
                    throw new Unreadable("CONDITION_FORM", peek().text());
                }
                return inner;
            }
            return comparison();
        } finally {
            depth--;
        }
    }

    private Condition comparison() throws Unreadable {
        Condition.Operand left = operand();
        for (String operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
            if (accept(operator)) {
                return new Condition.Comparison(left, operator, operand());
            }
        }
        if (left instanceof Condition.Name name) {
            return new Condition.Yes(name.name());
        }
        if (left instanceof Condition.Literal literal && literal.value() instanceof Boolean value) {
            return new Condition.Constant(value);
        }
        throw new Unreadable("CONDITION_FORM", peek().text());
    }

    private Condition.Operand operand() throws Unreadable {
        Token token = peek();
        at++;
        switch (token.kind()) {
            case "number":
                return new Condition.Literal(new BigDecimal(token.text()));
            case "text":
                return new Condition.Literal(
                        token.text().substring(1, token.text().length() - 1));
            case "word":
                return word(token.text());
            default:
                throw new Unreadable("CONDITION_FORM", token.text());
        }
    }

    private static Condition.Operand word(String word) throws Unreadable {
        return switch (word) {
            case "true", "false" -> new Condition.Literal(Boolean.valueOf(word));
            case "null" -> new Condition.Literal(null);
            // The engine's words for operators that are not taken here, and its own objects.
            case "and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge", "div", "mod", "empty", "instanceof" ->
                throw new Unreadable("CONDITION_FORM", word);
            default -> new Condition.Name(word);
        };
    }
}
