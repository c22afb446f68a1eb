package org.keqiao.casefile.batch;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;

/** A table of records, a row each: its columns go by key or by name in either language, in any order. */
public final class SheetRows {

    private final List<String> columns;
    private final Set<String> optional;
    private final int most;
    private final BiFunction<String, Locale, String> names;

    /**
     * @param columns keys; the first one names the row
     * @param optional those that a table may leave out
     * @param names what a column is called
     */
    public SheetRows(List<String> columns, Set<String> optional, BiFunction<String, Locale, String> names) {
        this(columns, optional, SheetFile.MOST_ROWS, names);
    }

    /**
     * @param columns keys; the first one names the row
     * @param optional those that a table may leave out
     * @param most how many rows a table may have
     * @param names what a column is called
     */
    public SheetRows(List<String> columns, Set<String> optional, int most, BiFunction<String, Locale, String> names) {
        this.most = most;
        this.columns = List.copyOf(columns);
        this.optional = Set.copyOf(optional);
        this.names = names;
    }

    /** The empty table: keys, and names in both languages. */
    public byte[] template(String name) {
        List<List<String>> head = new ArrayList<>();
        head.add(columns);
        for (Locale language : Texts.LANGUAGES) {
            head.add(columns.stream()
                    .map(column -> names.apply(column, language) + (optional.contains(column) ? "" : " *"))
                    .toList());
        }
        return SheetFile.template(name, head);
    }

    /**
     * The rows that hold anything, by their number in the sheet, counted from 1.
     *
     * @param content .xlsx or .csv; the caller closes it
     * @throws Refusal IMPORT_UNREADABLE, TOO_LARGE; INVALID SHEET_COLUMNS_MISSING with the columns, SHEET_EMPTY,
     *     IMPORT_TOO_MANY
     */
    public Map<Integer, SheetRow> read(InputStream content) {
        List<List<SheetCell>> sheet = SheetFile.read(content, most);
        Map<String, Integer> places = places(sheet.isEmpty() ? List.of() : sheet.get(0));
        Map<Integer, SheetRow> rows = new LinkedHashMap<>();
        for (int i = 1; i < sheet.size(); i++) {
            List<SheetCell> cells = sheet.get(i);
            SheetRow row = new SheetRow(cells, places);
            if (!cells.stream().allMatch(SheetCell::isEmpty) && !isHeading(row)) {
                rows.put(i + 1, row);
            }
        }
        if (rows.isEmpty()) {
            throw Refusal.invalid("SHEET_EMPTY");
        }
        if (rows.size() > most) {
            throw Refusal.invalid("IMPORT_TOO_MANY", most);
        }
        return rows;
    }

    private Map<String, Integer> places(List<SheetCell> head) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < head.size(); i++) {
            int place = i;
            column(head.get(i).text()).ifPresent(column -> places.putIfAbsent(column, place));
        }
        List<String> missing = columns.stream()
                .filter(column -> !optional.contains(column) && !places.containsKey(column))
                .map(column -> names.apply(column, Locale.SIMPLIFIED_CHINESE))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.invalid("SHEET_COLUMNS_MISSING", String.join("、", missing));
        }
        return places;
    }

    private Optional<String> column(String heading) {
        String plain = heading.replaceAll("\\s*\\*?\\s*$", "").strip();
        return columns.stream()
                .filter(column -> column.equals(plain)
                        || Texts.LANGUAGES.stream().anyMatch(language -> names.apply(column, language)
                                .equals(plain)))
                .findFirst();
    }

    /** Our template has its names in two further rows. */
    private boolean isHeading(SheetRow row) {
        return Optional.ofNullable(row.text(columns.get(0)))
                .flatMap(this::column)
                .filter(columns.get(0)::equals)
                .isPresent();
    }
}
