package org.keqiao.casefile.batch;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keqiao.form.CodeTables;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;

/** One row of a table; what cannot be read is an error and stays empty. */
public final class SheetRow {

    private final List<SheetCell> cells;
    private final Map<String, Integer> places;
    private final List<FieldError> errors = new ArrayList<>();

    SheetRow(List<SheetCell> cells, Map<String, Integer> places) {
        this.cells = cells;
        this.places = places;
        places.forEach((column, place) -> {
            if (place < cells.size() && cells.get(place).formula()) {
                errors.add(FieldError.of(column, "importFormula"));
            }
        });
    }

    /** Null where nothing stands. */
    @Nullable
    public String text(String column) {
        Integer place = places.get(column);
        String text = place == null || place >= cells.size()
                ? ""
                : cells.get(place).text().strip();
        return text.isEmpty() ? null : text;
    }

    /** By code, or by its name in either language; what is none of them stays as it is. */
    @Nullable
    public String code(String column, CodeTables codes, String table) {
        String text = text(column);
        if (text == null || codes.find(table, text).isPresent()) {
            return text;
        }
        return codes.everOptions(table).stream()
                .filter(code -> Texts.LANGUAGES.stream()
                        .anyMatch(language -> code.label(language).equals(text)))
                .map(CodeTables.Code::code)
                .findFirst()
                .orElse(text);
    }

    /** {@code 2026-03-09}, also with slashes or points. */
    @Nullable
    public LocalDate day(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text.replace('/', '-').replace('.', '-'));
        } catch (DateTimeParseException none) {
            errors.add(FieldError.of(column, "date"));
            return null;
        }
    }

    @Nullable
    public Money money(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            return Money.of(text.replaceAll("[,，\\s]", ""));
        } catch (IllegalArgumentException none) {
            errors.add(FieldError.of(column, "money"));
            return null;
        }
    }

    /** What could not be read so far, and of what was read the mistakes in other columns. */
    public List<FieldError> errors(List<FieldError> ofRecord) {
        List<FieldError> all = new ArrayList<>(errors);
        ofRecord.stream()
                .filter(error ->
                        errors.stream().noneMatch(known -> known.field().equals(error.field())))
                .forEach(all::add);
        return all;
    }
}
