package org.keqiao.form.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keqiao.form.FormElement;
import org.keqiao.form.FormVisibility;
import org.springframework.lang.Nullable;

/** One element of a form on the screen. */
abstract class Node {

    private final FormElement element;
    private final Supplier<String> prefix;

    /**
     * @param prefix path of the object it stands in; asked again each time, since rows move up
     */
    Node(FormElement element, Supplier<String> prefix) {
        this.element = element;
        this.prefix = prefix;
    }

    FormElement element() {
        return element;
    }

    String prefix() {
        return prefix.get();
    }

    /** What an error names it by; empty for what cannot have any. */
    abstract String path();

    abstract Component component();

    /** Takes its value out of the object it stands in. */
    abstract void load(Map<String, Object> values);

    /** Puts its value into the object it stands in, nothing where there is none. */
    abstract void store(Map<String, Object> values);

    /** Shows what is wrong; null clears it. */
    abstract void error(@Nullable String message);

    /** Adds a text beside it; parts that have no room for one leave it out. */
    void note(String text) {}

    /** What a {@link #note} looks like everywhere. */
    static Component noteBox(String text) {
        Div box = new Div(text);
        box.addClassName("kq-form-notice");
        return box;
    }

    void focus() {
        component().getElement().executeJs("this.scrollIntoView({block: 'center'}); this.focus && this.focus()");
    }

    /** Shows or hides itself and what is inside; options that depend on other answers follow. */
    void refresh(Set<String> hidden, PaneParts parts) {
        component().setVisible(!hidden.contains(FormVisibility.mark(prefix(), element)) && parts.maySee(path()));
    }

    void visit(Consumer<Node> visitor) {
        visitor.accept(this);
    }
}
