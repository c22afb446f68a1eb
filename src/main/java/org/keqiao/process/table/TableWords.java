package org.keqiao.process.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.process.MatterSettings.Text;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.Vocabulary.Value;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/** Says in words what stands where in a table, and what its columns hold. */
public final class TableWords {

    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");

    private TableWords() {}

    /**
     * Id of each row, column and cell to what people call it.
     *
     * @param names of what conditions ask for
     * @param results whose words are known
     */
    public static Map<String, Text> elements(DecisionTable table, List<Name> names, List<Name> results) {
        Map<String, Text> words = new LinkedHashMap<>();
        words.put(table.id(), new Text(table.name(), table.english().isBlank() ? table.name() : table.english()));
        List<Text> inputs =
                table.inputs().stream().map(column -> column(column, names)).toList();
        List<Text> outputs =
                table.outputs().stream().map(column -> column(column, results)).toList();
        for (int c = 0; c < inputs.size(); c++) {
            words.put(table.inputs().get(c).id(), inputs.get(c));
        }
        for (int c = 0; c < outputs.size(); c++) {
            words.put(table.outputs().get(c).id(), outputs.get(c));
        }
        for (int r = 0; r < table.rows().size(); r++) {
            DecisionTable.Row row = table.rows().get(r);
            Text place = new Text("第 " + (r + 1) + " 行", "row " + (r + 1));
            words.put(row.id(), place);
            cells(row.inputs(), inputs, place, words);
            cells(row.outputs(), outputs, place, words);
        }
        return words;
    }

    private static void cells(List<DecisionTable.Cell> cells, List<Text> columns, Text row, Map<String, Text> words) {
        for (int c = 0; c < Math.min(cells.size(), columns.size()); c++) {
            Text column = columns.get(c);
            words.put(
                    cells.get(c).id(),
                    new Text(row.zh() + "“" + column.zh() + "”", row.en() + ", “" + column.en() + "”"));
        }
    }

    /** What people call a column: the fact's own words before those of the file, which has one language. */
    public static Text column(DecisionTable.Column column, List<Name> names) {
        String label = column.label().isBlank() ? column.name() : column.label();
        return name(column.name(), names)
                .map(Name::label)
                .filter(words -> !words.zh().equals(column.name()))
                .orElse(new Text(label, label));
    }

    /** An answer that is no row's, or two rows': {@code 成交额为 4,000,000.00 元、类别为“技术开发”}. */
    public static Bilingual example(DecisionTable table, Map<Integer, Object> example, List<Name> names) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        example.forEach((at, value) -> {
            DecisionTable.Column column = table.inputs().get(at);
            Text label = column(column, names);
            Text words = value(column.name(), value, names);
            zh.add(label.zh() + "为" + words.zh());
            en.add(label.en() + " is " + words.en());
        });
        return zh.isEmpty()
                ? new Bilingual("任何情况", "any answer")
                : new Bilingual(String.join("、", zh), String.join(", ", en));
    }

    /** A value as people read it. */
    public static Text value(String name, @Nullable Object value, List<Name> names) {
        if (value == null) {
            return new Text("空", "empty");
        }
        if (value == Coverage.OTHER) {
            return new Text("其他", "anything else");
        }
        if (value instanceof Boolean truth) {
            return truth ? new Text("是", "yes") : new Text("否", "no");
        }
        if (value instanceof LocalDate day) {
            return new Text(CHINESE_DAY.format(day), ENGLISH_DAY.format(day));
        }
        Optional<Name> known = name(name, names);
        if (value instanceof BigDecimal number) {
            return number(number, known.filter(Name::money).isPresent());
        }
        return known.flatMap(words -> label(words, String.valueOf(value)))
                .map(words -> new Text("“" + words.zh() + "”", "“" + words.en() + "”"))
                .orElseGet(() -> new Text("“" + value + "”", "“" + value + "”"));
    }

    /** A list with commas between is said word by word; empty when one of them is unknown. */
    private static Optional<Text> label(Name name, String value) {
        Optional<Text> whole = name.values().stream()
                .filter(each -> each.value().equals(value))
                .map(Value::label)
                .findFirst();
        String[] parts = value.split(",");
        if (whole.isPresent() || parts.length < 2) {
            return whole;
        }
        List<Text> words = Stream.of(parts)
                .flatMap(part -> label(name, part.strip()).stream())
                .toList();
        return words.size() < parts.length
                ? Optional.empty()
                : Optional.of(new Text(
                        words.stream().map(Text::zh).collect(Collectors.joining("、")),
                        words.stream().map(Text::en).collect(Collectors.joining(", "))));
    }

    /** What a result column says, with its name: {@code 上限 500,000.00 元}. */
    public static Text result(DecisionTable.Column column, String plain, List<Name> names) {
        Text label = column(column, names);
        Text said = value(column.name(), typed(column.kind(), plain), names);
        return new Text(label.zh() + " " + said.zh(), label.en() + " " + said.en());
    }

    private static Object typed(DecisionTable.Kind kind, String plain) {
        try {
            return switch (kind) {
                case NUMBER -> new BigDecimal(plain.strip());
                case DATE -> LocalDate.parse(plain.strip());
                case BOOLEAN -> Boolean.valueOf(plain.strip());
                case TEXT, UNKNOWN -> plain;
            };
        } catch (NumberFormatException | DateTimeParseException other) {
            return plain;
        }
    }

    private static Text number(BigDecimal number, boolean money) {
        if (money && number.stripTrailingZeros().scale() <= 2 && number.abs().compareTo(Money.LARGEST.yuan()) <= 0) {
            String amount = Money.of(number).text();
            return new Text(amount + " 元", "CNY " + amount);
        }
        String plain = number.stripTrailingZeros().toPlainString();
        return new Text(plain, plain);
    }

    private static Optional<Name> name(String name, List<Name> names) {
        return names.stream().filter(each -> Objects.equals(each.name(), name)).findFirst();
    }
}
