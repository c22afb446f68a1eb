package org.keqiao.casefile.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keqiao.form.FieldKind;
import org.keqiao.form.FormElement;
import org.keqiao.form.FormField;
import org.keqiao.form.FormList;
import org.keqiao.form.FormSchema;
import org.keqiao.form.FormSection;
import org.keqiao.form.FormText;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;

/** The columns of a form: what a template offers, and what a table that was filled in has. */
final class ImportTable {

    static final int MOST_ROWS = 200;
    static final int MOST_COLUMNS = 500;

    /** So many rows of a list a template offers; a table may have more, up to what the form takes. */
    private static final int OFFERED = 3;

    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);
    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,3})]");

    private final FormSchema form;

    ImportTable(FormSchema form) {
        this.form = form;
    }

    /** Keys, then the names in Chinese, then in English; fields to fill in are marked with a star. */
    List<List<String>> template() {
        List<ImportColumn> columns = new ArrayList<>();
        form.sections().forEach(section -> offer(section, "", columns));
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(ImportColumn::path).toList());
        LANGUAGES.forEach(language -> rows.add(columns.stream()
                .map(column -> column.label().get(language) + (column.field().required() ? " *" : ""))
                .toList()));
        return rows;
    }

    private void offer(FormElement element, String prefix, List<ImportColumn> columns) {
        if (element instanceof FormField field) {
            if (field.kind() != FieldKind.FILE) {
                columns.add(column(prefix + field.key()).orElseThrow());
            }
        } else if (element instanceof FormSection section) {
            String inner = section.key().isEmpty() ? prefix : prefix + section.key() + ".";
            section.elements().forEach(child -> offer(child, inner, columns));
        } else if (element instanceof FormList list) {
            int rows = "party".equals(list.kind()) ? 1 : Math.min(OFFERED, list.maxRows());
            for (int i = 0; i < rows; i++) {
                String inner = prefix + list.key() + "[" + i + "].";
                list.elements().forEach(child -> offer(child, inner, columns));
            }
        }
    }

    private Optional<ImportColumn> column(String path) {
        return form.field(path)
                .filter(field -> field.kind() != FieldKind.FILE)
                .map(field -> new ImportColumn(
                        path,
                        field,
                        Map.of(
                                LANGUAGES.get(0), label(path, field, LANGUAGES.get(0)),
                                LANGUAGES.get(1), label(path, field, LANGUAGES.get(1)))));
    }

    private String label(String path, FormField field, Locale language) {
        String name = field.label().in(language);
        int end = path.lastIndexOf('.');
        if (end < 0) {
            return name;
        }
        String group = path.substring(0, end);
        var index = INDEX.matcher(group);
        String row = index.find() ? " " + (Integer.parseInt(index.group(1)) + 1) : "";
        return form.element(group.replaceAll("\\[\\d+]", ""))
                .map(around -> text(around).in(language) + row + " · " + name)
                .orElse(name);
    }

    private static FormText text(FormElement element) {
        return element instanceof FormList list ? list.label() : ((FormSection) element).label();
    }

    /**
     * The columns that a header names, by their place.
     *
     * @throws Refusal INVALID naming each column that the form does not know or that stands there twice
     */
    Map<Integer, ImportColumn> columns(List<SheetCell> header) {
        if (header.size() > MOST_COLUMNS) {
            throw Refusal.invalid("IMPORT_TOO_WIDE", MOST_COLUMNS);
        }
        Map<Integer, ImportColumn> columns = new LinkedHashMap<>();
        List<FieldError> unknown = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String key = header.get(i).text();
            if (key.isEmpty()) {
                continue;
            }
            Optional<ImportColumn> column = reasonable(key) ? column(key) : Optional.empty();
            boolean twice = columns.values().stream().anyMatch(one -> one.path().equals(key));
            if (column.isEmpty() || twice) {
                unknown.add(FieldError.of(key, twice ? "columnTwice" : "columnUnknown", letters(i)));
            } else {
                columns.put(i, column.get());
            }
        }
        if (!unknown.isEmpty()) {
            throw Refusal.invalid(unknown);
        }
        if (columns.isEmpty()) {
            throw Refusal.invalid("IMPORT_EMPTY");
        }
        return columns;
    }

    /** A list's rows up to as many as the form takes. */
    private boolean reasonable(String key) {
        var index = INDEX.matcher(key);
        if (!index.find()) {
            return !key.contains("[");
        }
        return form.element(key.substring(0, index.start()))
                .filter(FormList.class::isInstance)
                .map(list -> Integer.parseInt(index.group(1)) < ((FormList) list).maxRows())
                .orElse(false);
    }

    /** True for the template's own lines of names below the keys. */
    boolean isNames(List<SheetCell> row, Map<Integer, ImportColumn> columns) {
        return columns.entrySet().stream().allMatch(entry -> {
            String text = text(row, entry.getKey()).replaceFirst(" \\*$", "");
            return text.isEmpty() || entry.getValue().label().containsValue(text);
        });
    }

    static String text(List<SheetCell> row, int column) {
        return column < row.size() ? row.get(column).text() : "";
    }

    /** Puts an answer where its path says; rows of lists before it that are not filled in stay empty. */
    @SuppressWarnings("unchecked")
    static void put(Map<String, Object> answers, String path, Object value) {
        String[] steps = path.split("\\.");
        Map<String, Object> at = answers;
        for (int i = 0; i < steps.length - 1; i++) {
            int bracket = steps[i].indexOf('[');
            if (bracket < 0) {
                at = (Map<String, Object>) at.computeIfAbsent(steps[i], key -> new HashMap<String, Object>());
                continue;
            }
            int index = Integer.parseInt(steps[i].substring(bracket + 1, steps[i].length() - 1));
            List<Map<String, Object>> rows = (List<Map<String, Object>>)
                    at.computeIfAbsent(steps[i].substring(0, bracket), key -> new ArrayList<Map<String, Object>>());
            while (rows.size() <= index) {
                rows.add(new HashMap<>());
            }
            at = rows.get(index);
        }
        at.put(steps[steps.length - 1], value);
    }

    /** Name of a column in a sheet: A, B, … Z, AA. */
    static String letters(int column) {
        return (column >= 26 ? letters(column / 26 - 1) : "") + (char) ('A' + column % 26);
    }
}
