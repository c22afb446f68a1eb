package org.keqiao.form.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keqiao.form.FormSection;
import org.springframework.lang.Nullable;

/** A group of elements with its heading. */
class SectionNode extends Node {

    private final FormSection section;
    private final Div box = new Div();
    private final Div error = new Div();
    private final List<Node> children = new ArrayList<>();

    SectionNode(FormSection section, Supplier<String> prefix, PaneParts parts, int level) {
        super(section, prefix);
        this.section = section;
        box.addClassNames("kq-form-section", "kq-form-wide");
        box.setId("section-" + section.id());
        if (!section.label().isEmpty()) {
            Component heading = heading(level, parts.text(section.label()));
            heading.setId("heading-" + section.id() + "-" + System.identityHashCode(this));
            box.add(heading);
            box.getElement().setAttribute("role", "group");
            box.getElement().setAttribute("aria-labelledby", heading.getId().orElseThrow());
        }
        if (!section.description().isEmpty()) {
            Paragraph description = new Paragraph(parts.text(section.description()));
            description.addClassName("kq-quiet");
            box.add(description);
        }
        error.addClassName("kq-field-error");
        error.setVisible(false);
        Div grid = new Div();
        grid.addClassName("kq-form-grid");
        Supplier<String> inner = () -> section.key().isEmpty() ? prefix() : prefix() + section.key() + ".";
        section.elements().forEach(element -> {
            Node child = Nodes.of(element, inner, parts, level + 1);
            children.add(child);
            grid.add(child.component());
        });
        box.add(error, grid);
    }

    static Component heading(int level, String text) {
        Component heading = level <= 2 ? new H2() : level == 3 ? new H3() : new H4();
        ((HasText) heading).setText(text);
        return heading;
    }

    FormSection section() {
        return section;
    }

    @Override
    String path() {
        return section.key().isEmpty() ? "" : prefix() + section.key();
    }

    @Override
    Component component() {
        return box;
    }

    @Override
    void load(Map<String, Object> values) {
        Map<String, Object> inner = section.key().isEmpty() ? values : ListNode.map(values.get(section.key()));
        children.forEach(child -> child.load(inner));
    }

    @Override
    void store(Map<String, Object> values) {
        if (section.key().isEmpty()) {
            children.forEach(child -> child.store(values));
            return;
        }
        Map<String, Object> inner = new LinkedHashMap<>();
        children.forEach(child -> child.store(inner));
        if (!inner.isEmpty()) {
            values.put(section.key(), inner);
        }
    }

    @Override
    void error(@Nullable String message) {
        error.setText(message == null ? "" : message);
        error.setVisible(message != null);
    }

    @Override
    void focus() {
        box.getElement().executeJs("this.scrollIntoView({block: 'start'})");
    }

    @Override
    void refresh(Set<String> hidden, PaneParts parts) {
        super.refresh(hidden, parts);
        children.forEach(child -> child.refresh(hidden, parts));
    }

    @Override
    void visit(Consumer<Node> visitor) {
        visitor.accept(this);
        children.forEach(child -> child.visit(visitor));
    }
}
