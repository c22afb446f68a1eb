package org.keqiao.inbox.ui.decision;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.keqiao.inbox.ui.CaseFileParts;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.ui.ErrorSummary;
import org.springframework.lang.Nullable;

/** The officer's opinion, with the phrase book below. */
class OpinionField extends Div {

    private static final long serialVersionUID = 1L;

    private final transient CaseFileParts parts;
    private final TextArea text = new TextArea();

    /** @param changed told after a pause in typing */
    OpinionField(@Nullable String unfinished, CaseFileParts parts, Runnable changed) {
        this.parts = parts;
        text.setLabel(getTranslation("inbox.opinion"));
        text.setWidthFull();
        text.setMaxLength(2000);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValue(unfinished == null ? "" : unfinished);
        text.addValueChangeListener(change -> changed.run());
        Div phrases = new Div(new PhraseBook(text, parts.phrases(), parts.failures()));
        phrases.addClassName("kq-phrases");
        add(text, phrases);
    }

    String text() {
        return text.getValue();
    }

    void clear() {
        text.setInvalid(false);
    }

    /** Shows what is wrong at the field, and tells it for the summary. */
    ErrorSummary.Line show(FieldError error) {
        text.setInvalid(true);
        text.setErrorMessage(parts.failures().text(error, getLocale()));
        return new ErrorSummary.Line(
                getTranslation("inbox.chip", getTranslation("inbox.opinion"), text.getErrorMessage()), text);
    }
}
