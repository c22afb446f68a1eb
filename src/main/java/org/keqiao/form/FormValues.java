package org.keqiao.form;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.Money;
import org.keqiao.shared.ResidentId;
import org.springframework.lang.Nullable;

/** Turns what somebody typed into the value that is kept, or says what is wrong with it. */
final class FormValues {

    /**
     * @param value what is kept: the clean value, or what was typed where there is no clean one; null for nothing
     * @param problem code of the field error, null when there is none
     */
    record Cleaned(@Nullable Object value, @Nullable String problem) {
        static final Cleaned NOTHING = new Cleaned(null, null);

        static Cleaned of(Object value) {
            return new Cleaned(value, null);
        }
    }

    static final int LONGEST = 20_000;

    private static final int MOST_DIGITS = 100;
    private static final BigDecimal HUGE = new BigDecimal("1e15");
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private FormValues() {}

    static Cleaned clean(FormField field, @Nullable Object raw, LocalDate today) {
        if (raw == null || raw instanceof String text && prose(text).isEmpty()) {
            return Cleaned.NOTHING;
        }
        if (field.kind() == FieldKind.CODES) {
            return codes(raw);
        }
        if (field.kind() == FieldKind.BOOLEAN) {
            return truth(raw);
        }
        boolean numeric = field.kind() == FieldKind.NUMBER
                || field.kind() == FieldKind.MONEY
                || field.kind() == FieldKind.PERCENT;
        String text;
        if (raw instanceof String string) {
            text = prose(string);
        } else if (numeric && raw instanceof Number number) {
            text = digits(number);
        } else {
            return new Cleaned(null, "type");
        }
        if (text.length() > LONGEST) {
            return new Cleaned(null, "tooLong");
        }
        return switch (field.kind()) {
            case MONEY -> money(text);
            case PERCENT -> percent(text);
            case NUMBER -> number(text);
            case DATE -> date(text);
            case USCC -> {
                String code = CreditCode.normalise(text);
                yield new Cleaned(code, CreditCode.problem(code).orElse(null));
            }
            case RESIDENT_ID -> {
                String id = ResidentId.normalise(text);
                yield new Cleaned(id, ResidentId.problem(id, today).orElse(null));
            }
            case MOBILE ->
                shaped(
                        fold(text).replaceAll("[\\s-]", "").replaceFirst("^\\+?86(?=1\\d{10}$)", ""),
                        "1[3-9]\\d{9}",
                        "mobile");
            case POSTCODE -> shaped(fold(text), "\\d{6}", "postcode");
            case CODE -> Cleaned.of(fold(text));
            default -> Cleaned.of(field.pattern() == null ? text : fold(text));
        };
    }

    /** Without an exponent; what is not finite or of absurd size stays as it was written, which no kind of number takes. */
    private static String digits(Number number) {
        String written = number.toString();
        if (number instanceof Double d && !Double.isFinite(d)) {
            return written;
        }
        BigDecimal exact = new BigDecimal(written);
        boolean sane = Math.abs((long) exact.scale()) <= MOST_DIGITS && exact.precision() <= MOST_DIGITS;
        return sane ? exact.toPlainString() : written;
    }

    /** Trimmed, without invisible characters; nothing is folded, which would change Chinese punctuation. */
    static String prose(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(c -> c == '\n' || c == '\t' || !isInvisible(c)).forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.SURROGATE || c >= 0x200B && c <= 0x200D || c == 0xFEFF;
    }

    /** Full-width characters made half-width; for codes, numbers and amounts only. */
    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static Cleaned codes(Object raw) {
        if (!(raw instanceof List<?> list) || list.size() > 500) {
            return new Cleaned(null, "type");
        }
        Set<String> codes = new LinkedHashSet<>();
        for (Object item : list) {
            if (!(item instanceof String text)) {
                return new Cleaned(null, "type");
            }
            if (!text.isBlank()) {
                codes.add(fold(text));
            }
        }
        return codes.isEmpty() ? Cleaned.NOTHING : Cleaned.of(new ArrayList<>(codes));
    }

    private static Cleaned truth(Object raw) {
        if (raw instanceof Boolean) {
            return Cleaned.of(raw);
        }
        return switch (String.valueOf(raw)) {
            case "true" -> Cleaned.of(Boolean.TRUE);
            case "false" -> Cleaned.of(Boolean.FALSE);
            default -> new Cleaned(null, "type");
        };
    }

    private static Cleaned money(String text) {
        String digits = figures(text).replaceFirst("^[¥￥]", "");
        try {
            return Cleaned.of(Money.of(digits).toString());
        } catch (IllegalArgumentException e) {
            return new Cleaned(text, "money");
        }
    }

    private static Cleaned percent(String text) {
        Optional<BigDecimal> value = decimal(figures(text).replaceFirst("%$", ""));
        if (value.isEmpty() || value.get().stripTrailingZeros().scale() > 4) {
            return new Cleaned(text, "percent");
        }
        BigDecimal percent = value.get();
        boolean inside = percent.signum() >= 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0;
        return inside ? Cleaned.of(plain(percent)) : new Cleaned(text, "percent");
    }

    private static Cleaned number(String text) {
        Optional<BigDecimal> value = decimal(figures(text));
        if (value.isEmpty()
                || value.get().abs().compareTo(HUGE) >= 0
                || value.get().scale() > 10) {
            return new Cleaned(text, "number");
        }
        BigDecimal number = value.get().stripTrailingZeros();
        if (number.scale() > 0) {
            return Cleaned.of(number);
        }
        long whole = number.longValueExact();
        return whole == (int) whole ? Cleaned.of((int) whole) : Cleaned.of(whole);
    }

    private static Cleaned date(String text) {
        String folded = fold(text);
        try {
            LocalDate day = LocalDate.parse(folded, ISO);
            boolean plausible = day.getYear() >= 1900 && day.getYear() <= 2200;
            return new Cleaned(folded, plausible ? null : "date");
        } catch (DateTimeParseException e) {
            return new Cleaned(folded, "date");
        }
    }

    private static Cleaned shaped(String text, String pattern, String problem) {
        return new Cleaned(text, text.matches(pattern) ? null : problem);
    }

    private static String figures(String text) {
        return fold(text).replaceAll("[,\\s]", "");
    }

    private static Optional<BigDecimal> decimal(String text) {
        return text.matches("-?\\d{1,18}(\\.\\d{1,12})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    /** The value as expressions compute with it; null where it is none. */
    @Nullable
    static Object typed(FieldKind kind, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (kind) {
            case MONEY, PERCENT, NUMBER -> decimal(String.valueOf(value)).orElse(null);
            case DATE -> date(String.valueOf(value)).problem() == null ? LocalDate.parse(String.valueOf(value)) : null;
            default -> value;
        };
    }

    /** A value of the case whose field is not at hand: an amount and a date are known by their form. */
    @Nullable
    static Object guessed(@Nullable Object value) {
        if (value instanceof String text) {
            if (text.matches("-?\\d{1,16}\\.\\d{2}")) {
                return new BigDecimal(text);
            }
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                Object day = typed(FieldKind.DATE, text);
                return day == null ? text : day;
            }
            return text;
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(FormValues::guessed).toList();
        }
        if (value instanceof java.util.Map<?, ?> map) {
            java.util.Map<String, Object> copy = new java.util.HashMap<>();
            map.forEach((key, inner) -> copy.put(String.valueOf(key), guessed(inner)));
            return copy;
        }
        return value;
    }

    /** True when two kept values say the same. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number a && other instanceof Number b) {
            return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0;
        }
        return java.util.Objects.equals(empty(one), empty(other));
    }

    @Nullable
    private static Object empty(@Nullable Object value) {
        boolean nothing = value instanceof String text && text.isEmpty()
                || value instanceof List<?> list && list.isEmpty()
                || Boolean.FALSE.equals(value);
        return nothing ? null : value;
    }
}
