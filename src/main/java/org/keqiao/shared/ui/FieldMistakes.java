package org.keqiao.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValidation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** Shows a refusal where it belongs: at the fields, with the summary on top; whatever has no field, in the summary only. */
public final class FieldMistakes implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ErrorSummary summary;
    private final transient Failures failures;
    private final Map<String, Component> fields = new LinkedHashMap<>();

    public FieldMistakes(ErrorSummary summary, Failures failures) {
        this.summary = summary;
        this.failures = failures;
    }

    /**
     * @param key the answer key of {@link FieldError}s
     */
    public <C extends Component & HasValidation> C field(String key, C field) {
        fields.put(key, field);
        return field;
    }

    /**
     * Does something that the server may refuse because of what was typed.
     *
     * @return true when it was not refused
     */
    public boolean attempt(Locale locale, Runnable work) {
        clear();
        try {
            work.run();
            return true;
        } catch (Refusal refusal) {
            show(refusal, locale);
            return false;
        }
    }

    public void clear() {
        fields.values().forEach(field -> mark(field, null));
        summary.show(List.of());
    }

    private void show(Refusal refusal, Locale locale) {
        List<ErrorSummary.Line> lines = new ArrayList<>();
        for (FieldError error : refusal.errors()) {
            Component field = fields.get(error.field());
            String text = failures.text(error, locale);
            if (field == null) {
                lines.add(new ErrorSummary.Line(text, null));
            } else {
                mark(field, text);
                lines.add(new ErrorSummary.Line(
                        field instanceof HasLabel labelled
                                ? field.getTranslation("shell.errors.line", labelled.getLabel(), text)
                                : text,
                        field));
            }
        }
        if (lines.isEmpty()) {
            lines.add(new ErrorSummary.Line(failures.text(refusal, locale), null));
        }
        summary.show(lines);
    }

    private static void mark(Component field, @Nullable String text) {
        HasValidation validated = (HasValidation) field;
        validated.setErrorMessage(text);
        validated.setInvalid(text != null);
    }
}
