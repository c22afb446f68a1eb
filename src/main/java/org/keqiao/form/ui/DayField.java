package org.keqiao.form.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.data.binder.Result;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keqiao.shared.ui.DayNames;
import org.springframework.lang.Nullable;

/**
 * A day to type. Whatever spelling of a day there is becomes one; what is none, such as the 30th of February, is kept as
 * it was typed, so that it can be judged and put right like every other answer.
 */
final class DayField extends DatePicker {

    private static final long serialVersionUID = 1L;

    private static final Pattern SPELLED =
            Pattern.compile("(\\d{4})\\s*[年./-]\\s*(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})\\s*日?");

    private String typed = "";
    private transient Runnable listener = () -> {};

    DayField(String label, Locale locale) {
        super(label);
        setI18n(DayNames.of(locale));
        // Typed, on phones too, where an opened calendar covers the page and a day ten years on is far away.
        setAutoOpen(false);
        setFallbackParser(this::read);
    }

    /** Told when another day, or another text that is none, stands in it. */
    void onChange(Runnable told) {
        listener = told;
        addValueChangeListener(event -> {
            if (event.getValue() != null) {
                typed = "";
            }
            told.run();
        });
        addValidationStatusChangeListener(event -> {
            if (!isInputUnparsable() && !typed.isEmpty()) {
                typed = "";
                told.run();
            }
        });
    }

    private Result<LocalDate> read(String text) {
        LocalDate day = spelled(text);
        if (day != null) {
            return Result.ok(day);
        }
        typed = text.strip();
        listener.run();
        return Result.error(typed);
    }

    @Nullable
    static LocalDate spelled(String text) {
        Matcher parts =
                SPELLED.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
        if (!parts.matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** What stands in the field: an ISO date, what was typed where it is no day, or null for nothing. */
    @Nullable
    String answer() {
        if (getValue() != null) {
            return getValue().toString();
        }
        return typed.isEmpty() ? null : typed;
    }

    /** Shows an answer, readable as a day or not. */
    void show(@Nullable Object answer) {
        String text = Objects.toString(answer, "");
        LocalDate day = spelled(text);
        setValue(day);
        typed = day == null ? text : "";
        if (!typed.isEmpty()) {
            getElement()
                    .executeJs(
                            "customElements.whenDefined('vaadin-date-picker').then(() => setTimeout(() => {"
                                    + " if (this.inputElement && !this.value) this.inputElement.value = $0; }))",
                            typed);
        }
    }
}
