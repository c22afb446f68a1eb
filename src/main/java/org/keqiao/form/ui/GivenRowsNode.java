package org.keqiao.form.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keqiao.form.FormElement;
import org.keqiao.form.FormField;
import org.keqiao.form.GivenRows;

/** A list whose rows the case knows: what is filled in stands beside what it says. */
class GivenRowsNode extends RowsNode {

    private final GivenRows given;
    private final List<Row> rows = new ArrayList<>();
    private final MenuBar others = new MenuBar();

    private record Row(Map<String, Object> known, List<Node> children) {}

    GivenRowsNode(GivenRows given, Supplier<String> prefix, PaneParts parts, int level) {
        super(given.list(), prefix, parts, level);
        this.given = given;
        wide();
        choice().filter(field -> given.rows().size() > 1).ifPresent(this::offer);
        Div grid = new Div();
        for (int i = 0; i < given.rows().size(); i++) {
            grid.add(row(i, level));
        }
        add(grid);
    }

    private Component row(int index, int level) {
        Map<String, Object> known = given.rows().get(index);
        KnownRow head = new KnownRow(list(), known, parts);
        Div top = new Div(head);
        KnownRow.figures(list(), known, parts).forEach(top::add);
        top.addClassName("kq-form-row-head");
        Div fields = new Div();
        fields.addClassName("kq-form-beside");
        Row row = new Row(known, new ArrayList<>());
        List<FormField> closed = KnownRow.columns(list(), parts);
        for (FormElement element : list().elements()) {
            if (!(element instanceof FormField field && closed.contains(field))) {
                Node child = Nodes.of(element, () -> path() + "[" + index + "].", parts, level + 1);
                row.children().add(child);
                fields.add(child.component());
            }
        }
        rows.add(row);
        Div line = new Div(top, fields);
        line.addClassName("kq-form-row");
        line.getElement().setAttribute("role", "group");
        line.getElement().setAttribute("aria-label", head.name());
        return line;
    }

    /** The first column with fixed choices: the one that most rows have alike. */
    private Optional<FormField> choice() {
        return list().elements().stream()
                .filter(FormField.class::isInstance)
                .map(FormField.class::cast)
                .filter(field -> !field.options().isEmpty() && parts.mayEdit(field, path() + "[0]." + field.key()))
                .findFirst();
    }

    private void offer(FormField field) {
        MenuItem root = others.addItem(parts.text("form.fillOthers", parts.text(field.label())));
        field.options().forEach(option -> root.getSubMenu()
                .addItem(parts.text(option.label()), click -> fill(field, option.value())));
        others.addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_DROPDOWN_INDICATORS);
        add(others);
    }

    /** Fills in what nobody has decided yet, and touches nothing else. */
    private void fill(FormField field, String value) {
        int filled = 0;
        for (Row row : rows) {
            Map<String, Object> values = stored(row);
            if (values.get(field.key()) == null) {
                values.put(field.key(), value);
                row.children().forEach(child -> child.load(values));
                filled++;
            }
        }
        say(parts.text("form.filledOthers", filled));
        changed();
    }

    private static Map<String, Object> stored(Row row) {
        Map<String, Object> values = new LinkedHashMap<>(row.known());
        row.children().forEach(child -> {
            values.remove(child.element() instanceof FormField field ? field.key() : "");
            child.store(values);
        });
        return values;
    }

    @Override
    void load(Map<String, Object> values) {
        List<Map<String, Object>> start = given.startingWith(values.getOrDefault(list().key(), List.of()));
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> row = start.get(i);
            rows.get(i).children().forEach(child -> child.load(row));
        }
        others.setVisible(parts.mayEdit(path()));
    }

    @Override
    void store(Map<String, Object> values) {
        List<Object> stored = new ArrayList<>();
        rows.forEach(row -> stored.add(stored(row)));
        if (!stored.isEmpty()) {
            values.put(list().key(), stored);
        }
    }

    @Override
    void focus() {
        show();
        rows.stream().flatMap(row -> row.children().stream()).findFirst().ifPresent(Node::focus);
    }

    @Override
    void refresh(Set<String> hidden, PaneParts parts) {
        super.refresh(hidden, parts);
        rows.forEach(row -> row.children().forEach(child -> child.refresh(hidden, parts)));
    }

    @Override
    void visit(Consumer<Node> visitor) {
        visitor.accept(this);
        rows.forEach(row -> row.children().forEach(child -> child.visit(visitor)));
    }
}
