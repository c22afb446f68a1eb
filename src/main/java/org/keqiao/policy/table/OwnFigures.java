package org.keqiao.policy.table;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.keqiao.policy.table.PublishedRows.PublishedRow;
import org.keqiao.process.table.CellTest;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.process.table.DecisionTable.Column;
import org.springframework.lang.Nullable;

/**
 * 本局自定的数值: a figure that a bureau sets in place of the product's suggestion is no suggestion any more, so that the name of
 * its result goes out of the row's {@code defaults}.
 */
public final class OwnFigures {

    private OwnFigures() {}

    /**
     * The table without such names in the rows that are new. What the product suggests of a result are the figures that published
     * rows mark as such; of a result that none marks nothing is known, and its name stays.
     *
     * @param dmn a file that may be kept
     */
    public static String unmarked(String dmn, Collection<PublishedRow> published) {
        DecisionTable table = DecisionTable.parse(dmn).orElse(null);
        if (table == null) {
            return dmn;
        }
        List<String> columns = table.outputs().stream().map(Column::name).toList();
        int marks = columns.indexOf(PolicySheet.DEFAULTS);
        Set<String> known = published.stream().map(each -> each.row().id()).collect(Collectors.toSet());
        String written = dmn;
        for (DecisionTable.Row row : table.rows()) {
            if (marks < 0 || known.contains(row.id())) {
                continue;
            }
            DecisionTable.Cell cell = row.outputs().get(marks);
            List<String> named = names(cell.text());
            List<String> left = named.stream()
                    .filter(name -> columns.indexOf(name) < 0
                            || isSuggested(
                                    name,
                                    row.outputs().get(columns.indexOf(name)).text(),
                                    published))
                    .toList();
            if (!left.equals(named)) {
                written = written(written, cell.id(), left);
            }
        }
        return written;
    }

    private static List<String> names(@Nullable String cell) {
        return cell == null ? List.of() : PolicySheet.names(constant(cell));
    }

    private static boolean isSuggested(String result, String text, Collection<PublishedRow> published) {
        List<Map<String, String>> marking = published.stream()
                .map(each -> each.row().results())
                .filter(results -> names(results.get(PolicySheet.DEFAULTS)).contains(result))
                .toList();
        return marking.isEmpty()
                || marking.stream()
                        .map(results -> results.get(result))
                        .filter(Objects::nonNull)
                        .anyMatch(suggested -> Objects.equals(constant(suggested), constant(text)));
    }

    /** However a number is spelt; what is no constant stands for itself. */
    @Nullable
    private static Object constant(String text) {
        try {
            Object constant = CellTest.constant(text);
            return constant instanceof BigDecimal number ? number.stripTrailingZeros() : constant;
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String written(String dmn, String cell, List<String> names) {
        String text = names.isEmpty() ? "null" : '"' + String.join(",", names) + '"';
        return Pattern.compile("(id=\"" + Pattern.quote(cell) + "\"[^>]*>\\s*<(?:\\w+:)?text>)[^<]*(</)")
                .matcher(dmn)
                .replaceFirst(found -> Matcher.quoteReplacement(found.group(1) + text + found.group(2)));
    }
}
