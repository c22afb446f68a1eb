package org.keqiao.form.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.function.Supplier;
import org.keqiao.form.FormList;
import org.springframework.lang.Nullable;

/** What every list of a form has on the screen: its heading, what is said of it, what is wrong with it, and a voice. */
abstract class RowsNode extends Node {

    private final FormList list;
    private final Div box = new Div();
    private final Div error = new Div();
    private final Span spoken = new Span();

    final PaneParts parts;

    RowsNode(FormList list, Supplier<String> prefix, PaneParts parts, int level) {
        super(list, prefix);
        this.list = list;
        this.parts = parts;
        box.addClassNames("kq-form-list", "kq-form-wide");
        box.setId("field-" + path());
        box.add(SectionNode.heading(level, parts.text(list.label())));
        if (!list.description().isEmpty()) {
            Paragraph description = new Paragraph(parts.text(list.description()));
            description.addClassName("kq-quiet");
            box.add(description);
        }
        error.addClassName("kq-field-error");
        error.setVisible(false);
        spoken.addClassName("kq-visually-hidden");
        spoken.getElement().setAttribute("aria-live", "polite");
        box.add(error, spoken);
    }

    final FormList list() {
        return list;
    }

    final void add(Component... below) {
        box.add(below);
    }

    /** Marks the list as one whose rows need room beside the file. */
    final void wide() {
        box.addClassName("kq-form-rows");
    }

    final void say(String text) {
        spoken.setText(text);
    }

    final void show() {
        box.getElement().executeJs("this.scrollIntoView({block: 'start'})");
    }

    final void changed() {
        error(null);
        parts.changed().run();
    }

    @Override
    final String path() {
        return prefix() + list.key();
    }

    @Override
    final Component component() {
        return box;
    }

    @Override
    final void note(String text) {
        box.addComponentAtIndex(box.indexOf(error), noteBox(text));
    }

    @Override
    final void error(@Nullable String message) {
        error.setText(message == null ? "" : message);
        error.setVisible(message != null);
    }
}
