package org.keqiao.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.springframework.lang.Nullable;

/** A row of a list on a phone: what it is called, and below it one line after the other. */
public class PhoneCard extends Div {

    private static final long serialVersionUID = 1L;

    /** A card whose name is the way to more. */
    public PhoneCard(String name, String path) {
        this(link(name, path));
    }

    public PhoneCard(Component name) {
        addClassName("kq-phone-card");
        add(name);
    }

    /** Words beside each other in small print; those that are null or empty are left out. */
    public PhoneCard line(@Nullable String... words) {
        Div line = new Div();
        line.addClassNames("kq-row", "kq-quiet", "kq-small");
        for (String word : words) {
            if (word != null && !word.isBlank()) {
                line.add(new Span(word));
            }
        }
        if (line.getComponentCount() > 0) {
            add(line);
        }
        return this;
    }

    /** What has a form of its own: a state, a button. */
    public PhoneCard line(Component... parts) {
        Div line = new Div(parts);
        line.addClassName("kq-row");
        add(line);
        return this;
    }

    private static Anchor link(String name, String path) {
        Anchor link = new Anchor(path, name);
        link.addClassName("kq-case-link");
        return link;
    }
}
