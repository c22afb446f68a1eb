package org.keqiao.studio.ui.workbench.table;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.keqiao.process.table.CellTest;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.process.table.TableTests;
import org.keqiao.process.table.TableTests.Result;
import org.keqiao.shared.ui.Icons;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;

/** The test table below a decision table: inputs, what is expected, and which row answered. */
final class TestRows extends Section {

    private static final long serialVersionUID = 1L;

    private final transient DecisionTable table;
    private final transient TableNames names;
    private final boolean readOnly;
    private final transient Consumer<TableTests> changed;
    private final transient BiConsumer<String, Boolean> goTo;
    private final NativeTable sheet = new NativeTable();
    private final Span summary = new Span();
    private final transient List<Line> lines = new ArrayList<>();

    private record Line(
            NativeTableRow row,
            Map<String, HasValue<?, String>> inputs,
            Map<String, HasValue<?, String>> expected,
            Div result) {}

    /**
     * @param changed takes the tests whenever something was said
     * @param goTo shows a row of the table, and whether the test that met it passed
     */
    TestRows(
            DecisionTable table,
            TableTests tests,
            TableNames names,
            boolean readOnly,
            Consumer<TableTests> changed,
            BiConsumer<String, Boolean> goTo) {
        this.table = table;
        this.names = names;
        this.readOnly = readOnly;
        this.changed = changed;
        this.goTo = goTo;
        addClassName("kq-table-tests");
        setAriaLabel(getTranslation("studio.table.tests"));
        summary.getElement().setAttribute("role", "status");
        Div head = new Div(new H3(getTranslation("studio.table.tests")), summary);
        head.addClassName("kq-row");
        if (!readOnly) {
            Button more =
                    new Button(getTranslation("studio.table.tests.add"), Icons.decorative(VaadinIcon.PLUS), click -> {
                        line(new TableTests.Row(Map.of(), Map.of()));
                        told();
                    });
            more.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            more.setId("table-tests-add");
            head.add(more);
        }
        Div scroll = new Div(sheet);
        scroll.addClassName("kq-table-tests-sheet");
        add(head, new Paragraph(getTranslation("studio.table.tests.about")), scroll);
        heads();
        tests.rows().forEach(this::line);
    }

    private void heads() {
        NativeTableRow row = new NativeTableRow();
        row.add(head("#"), head(getTranslation("studio.table.tests.result")));
        table.inputs().forEach(column -> row.add(head(label(column, true))));
        table.outputs()
                .forEach(column -> row.add(head(getTranslation("studio.table.tests.expected", label(column, false)))));
        row.add(head(""));
        sheet.getHead().add(row);
    }

    private static NativeTableHeaderCell head(String text) {
        NativeTableHeaderCell head = new NativeTableHeaderCell(text);
        head.getElement().setAttribute("scope", "col");
        return head;
    }

    private String label(DecisionTable.Column column, boolean input) {
        return names.label(seen(column), input);
    }

    private TableCanvas.Column seen(DecisionTable.Column column) {
        boolean input = table.inputs().contains(column);
        int at = input ? table.inputs().indexOf(column) : table.outputs().indexOf(column);
        List<String> used = table.rows().stream()
                .map(row -> input ? row.inputs() : row.outputs())
                .filter(cells -> at < cells.size())
                .flatMap(cells -> CellTest.texts(cells.get(at).text()).stream())
                .distinct()
                .toList();
        return new TableCanvas.Column(
                column.id(), column.name(), column.label(), column.typeRef(), column.allowed(), used);
    }

    private void line(TableTests.Row test) {
        NativeTableRow row = new NativeTableRow();
        int number = lines.size() + 1;
        Map<String, HasValue<?, String>> inputs = new LinkedHashMap<>();
        Map<String, HasValue<?, String>> expected = new LinkedHashMap<>();
        Div result = new Div();
        row.add(new NativeTableCell(String.valueOf(number)), new NativeTableCell(result));
        table.inputs()
                .forEach(column ->
                        row.add(cell(column, true, number, test.inputs().getOrDefault(column.name(), ""), inputs)));
        table.outputs()
                .forEach(column ->
                        row.add(cell(column, false, number, test.expect().getOrDefault(column.name(), ""), expected)));
        Line line = new Line(row, inputs, expected, result);
        row.add(new NativeTableCell(remove(line, number)));
        lines.add(line);
        sheet.getBody().add(row);
    }

    private Component remove(Line line, int number) {
        Button remove = new Button(VaadinIcon.TRASH.create(), click -> {
            lines.remove(line);
            sheet.getBody().remove(line.row());
            told();
        });
        remove.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        remove.setAriaLabel(getTranslation("studio.table.tests.remove", number));
        remove.setVisible(!readOnly);
        return remove;
    }

    private NativeTableCell cell(
            DecisionTable.Column column,
            boolean input,
            int number,
            String value,
            Map<String, HasValue<?, String>> into) {
        TableNames.Column known = names.column(seen(column), input);
        List<String> offered = known.kind() == DecisionTable.Kind.BOOLEAN ? List.of("true", "false") : known.offered();
        String label = getTranslation("studio.table.tests.cell", number, label(column, input));
        if (offered.isEmpty()) {
            TextField text = new TextField();
            text.addThemeVariants(TextFieldVariant.LUMO_SMALL);
            text.setValue(value);
            text.setAriaLabel(label);
            text.setReadOnly(readOnly);
            text.addValueChangeListener(change -> told());
            into.put(column.name(), text);
            return new NativeTableCell(text);
        }
        ComboBox<String> box = new ComboBox<>();
        List<String> items = new ArrayList<>(offered);
        if (!value.isEmpty() && !items.contains(value)) {
            items.add(value);
        }
        box.setItems(items);
        box.setItemLabelGenerator(known::word);
        box.getElement().getThemeList().add("small");
        box.setClearButtonVisible(!readOnly);
        box.setAllowCustomValue(known.kind() == DecisionTable.Kind.TEXT);
        box.addCustomValueSetListener(custom -> box.setValue(custom.getDetail()));
        box.setValue(value.isEmpty() ? null : value);
        box.setAriaLabel(label);
        box.setReadOnly(readOnly);
        box.addValueChangeListener(change -> told());
        into.put(column.name(), box);
        return new NativeTableCell(box);
    }

    private void told() {
        for (int i = 0; i < lines.size(); i++) {
            ((NativeTableCell) lines.get(i).row().getComponentAt(0)).setText(String.valueOf(i + 1));
        }
        changed.accept(tests());
    }

    private TableTests tests() {
        return new TableTests(lines.stream()
                .map(line ->
                        new TableTests.Row(said(line.inputs(), table.inputs()), said(line.expected(), table.outputs())))
                .toList());
    }

    private static Map<String, String> said(
            Map<String, HasValue<?, String>> fields, List<DecisionTable.Column> columns) {
        Map<String, String> said = new LinkedHashMap<>();
        for (DecisionTable.Column column : columns) {
            String value = fields.get(column.name()).getValue();
            if (value != null && !value.isBlank()) {
                said.put(
                        column.name(),
                        column.kind() == DecisionTable.Kind.NUMBER ? value.replaceAll("[,，\\s]", "") : value.strip());
            }
        }
        return said;
    }

    /** True when this shows the same columns. */
    boolean isOf(DecisionTable other) {
        return table.inputs().equals(other.inputs()) && table.outputs().equals(other.outputs());
    }

    /** How each test ended, in their order. */
    void show(DecisionTable now, List<Result> results) {
        long passed = results.stream().filter(Result::passes).count();
        summary.setText(results.isEmpty() ? "" : getTranslation("studio.table.tests.summary", passed, results.size()));
        for (int i = 0; i < Math.min(results.size(), lines.size()); i++) {
            result(lines.get(i).result(), results.get(i), now);
        }
    }

    /** As the same value is called where it is expected. */
    private String said(DecisionTable.Column column, Result result) {
        return names.column(seen(column), false).word(result.said().get(column.name()));
    }

    private void result(Div place, Result result, DecisionTable now) {
        place.removeAll();
        place.add(
                result.passes()
                        ? new StatusBadge(getTranslation("studio.tests.passed"), Tone.GOOD)
                        : new StatusBadge(getTranslation("studio.tests.failed"), Tone.LATE));
        for (String id : result.hit()) {
            Button row = new Button(
                    getTranslation("studio.table.row", now.number(id)), click -> goTo.accept(id, result.passes()));
            row.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
            place.add(row);
        }
        if (result.hit().isEmpty()) {
            place.add(new Span(getTranslation("studio.table.tests.nothing")));
        } else if (!result.passes()) {
            place.add(new Span(
                    result.conflict()
                            ? getTranslation("studio.table.tests.conflict")
                            : getTranslation(
                                    "studio.table.tests.said",
                                    table.outputs().stream()
                                            .filter(column -> result.said().containsKey(column.name()))
                                            .map(column -> said(column, result))
                                            .collect(Collectors.joining("; ")))));
        }
    }
}
