package org.keqiao.form.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import java.util.Set;
import org.keqiao.form.FormDiff;
import org.keqiao.form.FormField;
import org.springframework.lang.Nullable;

/**
 * How a summary shows single answers: what is not filled in said so, what was changed marked with its earlier value.
 *
 * @param on the summary, for its language
 * @param missing answer keys of what has to be filled in
 * @param changes by answer key
 */
record SummaryCells(Component on, Set<String> missing, Map<String, FormDiff.Change> changes) {

    Component answer(FormField field, @Nullable Object value, String path, String text) {
        if (AnswerText.isBlank(value)) {
            // A box that is not ticked says no, unless it has to be.
            boolean no = field.widget() == FormField.Widget.CHECKBOX && !missing.contains(path);
            return no ? new Span(on.getTranslation("form.no")) : blank(path);
        }
        Span span = new Span(text);
        if (AnswerText.isFigure(field)) {
            span.addClassName("kq-figure");
        }
        if (field.widget() == FormField.Widget.TEXTAREA) {
            span.addClassName("kq-prose");
        }
        return span;
    }

    Span blank(String path) {
        boolean needed = missing.contains(path);
        Span blank = new Span(on.getTranslation(needed ? "form.missing" : "form.empty"));
        blank.addClassName(needed ? "tone-soon" : "kq-quiet");
        return blank;
    }

    void mark(Component cell, FormField field, String path) {
        FormDiff.Change change = changes.get(path);
        if (change == null) {
            return;
        }
        cell.addClassName("kq-changed");
        Span note = new Span(on.getTranslation("form.changed") + " "
                + on.getTranslation("form.before", AnswerText.of(field, change.before(), on)));
        note.addClassNames("kq-quiet", "kq-changed-note");
        cell.getElement().appendChild(note.getElement());
    }

    boolean isChanged(String path) {
        return changes.containsKey(path);
    }
}
