package org.keqiao.form.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keqiao.form.FormList;
import org.springframework.lang.Nullable;

/** A group that repeats: rows to fill in, add and remove. */
class ListNode extends RowsNode {

    private final FormList list;
    private final int level;
    private final Div rowBox = new Div();
    private final Button add;
    private final List<Row> rows = new ArrayList<>();

    /** One row on the screen. */
    private static final class Row {
        private final List<Node> children = new ArrayList<>();
        private final Div box = new Div();
        private final Div title = new Div();
        private final Button remove = new Button();
    }

    ListNode(FormList list, Supplier<String> prefix, PaneParts parts, int level) {
        super(list, prefix, parts, level);
        this.list = list;
        this.level = level;
        add = new Button(parts.text("form.add", label()), VaadinIcon.PLUS.create(), click -> addByHand());
        add.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(rowBox, add);
    }

    private String label() {
        String label = parts.text(list.label());
        return "en".equals(parts.locale().getLanguage()) ? label.toLowerCase(java.util.Locale.ENGLISH) : label;
    }

    private void addByHand() {
        Row row = append(Map.of());
        changed();
        say(parts.text("form.rowAdded", label(), rows.size()));
        row.children.stream().findFirst().ifPresent(Node::focus);
    }

    private void removeByHand(Row row) {
        int index = rows.indexOf(row);
        rows.remove(row);
        rowBox.remove(row.box);
        renumber();
        changed();
        say(parts.text("form.rowRemoved", label(), index + 1));
        if (rows.isEmpty()) {
            add.focus();
        } else {
            rows.get(Math.min(index, rows.size() - 1)).remove.focus();
        }
    }

    private Row append(Map<String, Object> values) {
        Row row = new Row();
        rows.add(row);
        Supplier<String> inner = () -> path() + "[" + rows.indexOf(row) + "].";
        Div grid = new Div();
        grid.addClassName("kq-form-grid");
        list.elements().forEach(element -> {
            Node child = Nodes.of(element, inner, parts, level + 1);
            child.load(values);
            row.children.add(child);
            grid.add(child.component());
        });
        row.title.addClassName("kq-form-row-title");
        row.remove.addClickListener(click -> removeByHand(row));
        row.remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        Div head = new Div(row.title, row.remove);
        head.addClassName("kq-form-row-head");
        row.box.addClassName("kq-form-row");
        row.box.getElement().setAttribute("role", "group");
        row.box.add(head, grid);
        rowBox.add(row.box);
        renumber();
        return row;
    }

    private void renumber() {
        boolean open = parts.mayEdit(path());
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            String title = parts.text("form.row", parts.text(list.label()), i + 1);
            row.title.setText(title);
            row.box.getElement().setAttribute("aria-label", title);
            row.remove.setText(parts.text("form.remove", i + 1));
            row.remove.setAriaLabel(parts.text("form.remove", i + 1) + " " + title);
            row.remove.setVisible(open && rows.size() > Math.max(0, list.minRows()));
        }
        add.setVisible(open && rows.size() < list.maxRows());
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @Override
    void load(Map<String, Object> values) {
        rows.clear();
        rowBox.removeAll();
        if (values.get(list.key()) instanceof List<?> given) {
            given.forEach(row -> append(map(row)));
        }
        while (rows.size() < list.minRows() && parts.mayEdit(path())) {
            append(Map.of());
        }
        renumber();
    }

    @Override
    void store(Map<String, Object> values) {
        List<Object> stored = new ArrayList<>();
        rows.forEach(row -> {
            Map<String, Object> inner = new LinkedHashMap<>();
            row.children.forEach(child -> child.store(inner));
            stored.add(inner);
        });
        boolean untouched = stored.stream().allMatch(row -> map(row).isEmpty());
        if (!untouched || stored.size() > list.minRows()) {
            values.put(list.key(), stored);
        }
    }

    @Override
    void focus() {
        show();
        add.focus();
    }

    @Override
    void refresh(Set<String> hidden, PaneParts parts) {
        super.refresh(hidden, parts);
        rows.forEach(row -> row.children.forEach(child -> child.refresh(hidden, parts)));
    }

    @Override
    void visit(Consumer<Node> visitor) {
        visitor.accept(this);
        rows.forEach(row -> row.children.forEach(child -> child.visit(visitor)));
    }
}
