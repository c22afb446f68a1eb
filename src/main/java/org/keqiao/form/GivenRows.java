package org.keqiao.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.lang.Nullable;

/**
 * The rows that a list takes from what the case knows. Two rows are the same when the list's first unique key says so.
 *
 * @param list one whose rows are not {@link FormList.Rows#FREE}
 * @param rows in the order in which the case knows them, with the list's own columns
 */
public record GivenRows(FormList list, List<Map<String, Object>> rows) {

    public GivenRows {
        rows = List.copyOf(rows);
    }

    /** Empty for a list whose rows are free, and where nothing is known to take them from: a preview, a draft. */
    public static Optional<GivenRows> of(FormList list, Map<String, Object> facts) {
        if (list.rows() == FormList.Rows.FREE || !(facts.get(list.startsFrom()) instanceof List<?> known)) {
            return Optional.empty();
        }
        return Optional.of(new GivenRows(
                list,
                known.stream()
                        .map(row -> spelled(list, FormSchema.startingRow(list, row)))
                        .toList()));
    }

    /** In the one spelling in which answers are kept: facts may hold amounts as numbers. */
    private static Map<String, Object> spelled(FormList list, Map<String, Object> row) {
        Map<String, Object> spelled = new LinkedHashMap<>(row);
        for (FormElement element : list.elements()) {
            if (element instanceof FormField field && row.containsKey(field.key())) {
                Object value = FormValues.clean(field, row.get(field.key()), LocalDate.MAX)
                        .value();
                if (value != null) {
                    spelled.put(field.key(), value);
                }
            }
        }
        return spelled;
    }

    /** Position of the given row that stands for the same; -1 when there is none. */
    public int indexOf(Map<String, Object> row) {
        for (int i = 0; i < rows.size(); i++) {
            if (isSame(rows.get(i), row)) {
                return i;
            }
        }
        return -1;
    }

    /** Which of these rows was filled in for a given one; empty for none. */
    public Optional<Map<String, Object>> answer(Map<String, Object> given, List<Map<String, Object>> answered) {
        return answered.stream().filter(row -> isSame(given, row)).findFirst();
    }

    /**
     * What the list starts with: what somebody filled in before stays beside the row that it belongs to.
     *
     * @param earlier rows of an earlier answer; null when there is none
     */
    public List<Map<String, Object>> startingWith(@Nullable Object earlier) {
        if (earlier == null) {
            return rows;
        }
        List<Map<String, Object>> start = new ArrayList<>();
        for (Map<String, Object> given : rows) {
            Optional<Map<String, Object>> before = answer(given, FormScope.rows(earlier));
            if (before.isPresent() || list.rows() == FormList.Rows.GIVEN) {
                Map<String, Object> row = new LinkedHashMap<>(given);
                before.ifPresent(answer -> open().forEach(field -> {
                    if (answer.get(field.key()) != null) {
                        row.put(field.key(), answer.get(field.key()));
                    }
                }));
                start.add(row);
            }
        }
        return start;
    }

    /** Columns that are filled in beside what the case says. */
    private List<FormField> open() {
        return list.elements().stream()
                .filter(FormField.class::isInstance)
                .map(FormField.class::cast)
                .filter(field -> !field.readonlyFor().contains(FormContext.Mode.TASK))
                .toList();
    }

    private boolean isSame(Map<String, Object> one, Map<String, Object> other) {
        String key = list.unique().get(0);
        return one.get(key) != null && Objects.equals(one.get(key), other.get(key));
    }
}
