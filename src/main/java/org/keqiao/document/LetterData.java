package org.keqiao.document;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.keqiao.shared.ChineseNumerals;
import org.keqiao.shared.Money;

/**
 * Prepares facts and answers for a letter: every value becomes a text that may stand in it. Beside a date {@code x} stands
 * {@code xText} (2026年11月21日); beside an amount of money {@code x} stand {@code xText} (1,234,567.89) and {@code xUpper}
 * (in financial numerals).
 */
public final class LetterData {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,11}\\.\\d{2}");
    private static final Pattern RADICAL = Pattern.compile("[\u2F00-\u2FDF]");
    private static final int LONGEST = 20_000;

    private LetterData() {}

    /**
     * @param facts strings, numbers, booleans, {@link LocalDate}, {@link Money}, null, lists and maps of these
     * @throws IllegalArgumentException for anything else
     */
    public static Map<String, Object> of(Map<String, ?> facts) {
        Map<String, Object> data = new LinkedHashMap<>();
        facts.forEach((key, value) -> {
            Object prepared = prepare(value);
            data.put(key, prepared);
            if (value instanceof Money money) {
                addAmount(data, key, money);
            } else if (prepared instanceof String text) {
                addForms(data, facts, key, text);
            }
        });
        return data;
    }

    /** 2026年11月21日. */
    public static String date(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    private static Object prepare(Object value) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> inner = new LinkedHashMap<>();
            map.forEach((key, entry) -> inner.put(String.valueOf(key), entry));
            return of(inner);
        }
        if (value instanceof List<?> list) {
            List<Object> inner = new ArrayList<>();
            list.forEach(entry -> inner.add(prepare(entry)));
            return inner;
        }
        if (value instanceof Money money) {
            return money.text();
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof CharSequence || value instanceof Number || value instanceof LocalDate) {
            return printable(value.toString());
        }
        throw new IllegalArgumentException(
                "a letter cannot say a " + value.getClass().getName());
    }

    private static void addForms(Map<String, Object> data, Map<String, ?> facts, String key, String text) {
        if (DATE.matcher(text).matches() && !facts.containsKey(key + "Text")) {
            try {
                data.put(key + "Text", date(LocalDate.parse(text)));
            } catch (DateTimeParseException e) {
                // 2026-02-30 is a text like any other.
                data.put(key + "Text", text);
            }
        }
        if (AMOUNT.matcher(text).matches()) {
            addAmount(data, key, Money.of(text));
        }
    }

    private static void addAmount(Map<String, Object> data, String key, Money money) {
        DecimalFormat grouped = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
        data.put(key + "Text", grouped.format(money.yuan()));
        data.put(key + "Upper", ChineseNumerals.financial(money));
    }

    /** Without characters that XML has no place for, and with characters in place of their radicals. */
    private static String printable(String raw) {
        String text = RADICAL.matcher(Normalizer.normalize(raw, Normalizer.Form.NFC))
                .replaceAll(radical -> Normalizer.normalize(radical.group(), Normalizer.Form.NFKC));
        StringBuilder kept = new StringBuilder(Math.min(text.length(), LONGEST));
        text.codePoints()
                .limit(LONGEST)
                .filter(c ->
                        c == '\n' || c == '\t' || c >= 0x20 && c < 0xD800 || c >= 0xE000 && c < 0xFFFE || c > 0xFFFF)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
