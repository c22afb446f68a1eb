package org.keqiao.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.form.FieldKind;
import org.keqiao.form.FormElement;
import org.keqiao.form.FormField;
import org.keqiao.process.Matter;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * Judges a correction notice before it is prepared: an applicant can only mend what exists, and what the notice names
 * wrongly would never open.
 */
final class NoticeCheck {

    private static final int LONGEST_TEXT = 2000;
    private static final int MOST_ITEMS = 100;
    private static final Pattern ROW = Pattern.compile("^([^\\[]+)\\[(\\d+)]");

    private final Matter matter;
    private final Map<String, Object> answers;
    private final List<FieldError> errors = new ArrayList<>();

    private NoticeCheck(Matter matter, Map<String, Object> answers) {
        this.matter = matter;
        this.answers = answers;
    }

    /**
     * The items with their texts trimmed.
     *
     * @param answers of the application, as it was last sent
     * @throws Refusal invalid with errors at {@code correction.items[0].field} and the like
     */
    static List<CorrectionItem> checked(List<CorrectionItem> items, Matter matter, Map<String, Object> answers) {
        NoticeCheck check = new NoticeCheck(matter, answers);
        if (items.size() > MOST_ITEMS) {
            throw Refusal.invalid(List.of(FieldError.of("correction.items", "tooManyRows", MOST_ITEMS)));
        }
        List<CorrectionItem> clean = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            clean.add(check.item(items.get(i), "correction.items[" + i + "]."));
        }
        if (!check.errors.isEmpty()) {
            throw Refusal.invalid(check.errors);
        }
        return clean;
    }

    private CorrectionItem item(CorrectionItem item, String at) {
        String field = blankToNull(item.field());
        String document = blankToNull(item.document());
        if (field == null && document == null) {
            errors.add(FieldError.of(at + "field", "required"));
        } else if (field != null && document != null) {
            errors.add(FieldError.of(at + "document", "fieldOrDocument"));
        } else if (field != null && !isAnswer(field)) {
            errors.add(FieldError.of(at + "field", "unknown"));
        } else if (document != null
                && matter.documentKinds().stream().noneMatch(kind -> kind.kind().equals(document))) {
            errors.add(FieldError.of(at + "document", "unknown"));
        }
        String text = blankToNull(item.text());
        if (text == null) {
            errors.add(FieldError.of(at + "text", "required"));
        } else if (text.length() > LONGEST_TEXT) {
            errors.add(FieldError.of(at + "text", "tooLong", LONGEST_TEXT));
        }
        return new CorrectionItem(field, document, text == null ? "" : text);
    }

    /** A field, group or list of the application; of a row only where the application has that row. */
    private boolean isAnswer(String path) {
        Optional<FormElement> element = matter.startForm().element(path);
        boolean file =
                element.isPresent() && element.get() instanceof FormField field && field.kind() == FieldKind.FILE;
        if (element.isEmpty() || file) {
            return false;
        }
        Matcher row = ROW.matcher(path);
        if (!row.find()) {
            return true;
        }
        Object found = answers;
        for (String name : row.group(1).split("\\.")) {
            found = found instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return found instanceof List<?> rows
                && row.group(2).length() < 6
                && Integer.parseInt(row.group(2)) < rows.size();
    }

    @Nullable
    private static String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
