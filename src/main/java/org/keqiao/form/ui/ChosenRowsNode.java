package org.keqiao.form.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.keqiao.form.FieldKind;
import org.keqiao.form.FormField;
import org.keqiao.form.GivenRows;
import org.keqiao.shared.Money;

/** A list whose rows are chosen out of those that the case knows: ticked in a table. */
class ChosenRowsNode extends RowsNode {

    /** Shorter tables are read faster than searched. */
    private static final int MANY = 10;

    private final GivenRows given;
    private final Checkbox all = new Checkbox();
    private final Span sum = new Span();
    private final List<Line> lines = new ArrayList<>();
    private boolean working;

    private record Line(Map<String, Object> row, String name, Checkbox tick, NativeTableRow shown) {}

    ChosenRowsNode(GivenRows given, Supplier<String> prefix, PaneParts parts, int level) {
        super(given.list(), prefix, parts, level);
        this.given = given;
        wide();
        sum.getElement().setAttribute("aria-live", "polite");
        sum.addClassName("kq-quiet");
        NativeTable table = table();
        if (given.rows().size() > MANY) {
            add(search());
        }
        add(sum, table);
    }

    private TextField search() {
        TextField search = new TextField();
        search.setPlaceholder(parts.text("form.searchRows"));
        search.setAriaLabel(parts.text("form.searchRows"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> {
            String wanted = change.getValue().strip().toLowerCase(Locale.ROOT);
            lines.forEach(line ->
                    line.shown().setVisible(line.name().toLowerCase(Locale.ROOT).contains(wanted)));
            count();
        });
        return search;
    }

    private NativeTable table() {
        NativeTable table = new NativeTable();
        table.addClassNames("kq-table", "kq-choice");
        NativeTableRow head = new NativeTableRow();
        all.setAriaLabel(parts.text("form.chooseAll"));
        all.addValueChangeListener(change -> {
            if (!working) {
                lines.stream().filter(line -> line.shown().isVisible()).forEach(line -> tick(line, change.getValue()));
                recount();
            }
        });
        NativeTableHeaderCell ticks = header("");
        ticks.add(all);
        head.add(ticks);
        List<FormField> columns = KnownRow.columns(list(), parts);
        head.add(header(columns.stream()
                .filter(field -> !AnswerText.isFigure(field))
                .map(field -> parts.text(field.label()))
                .collect(Collectors.joining(" · "))));
        columns.stream().filter(AnswerText::isFigure).forEach(field -> {
            NativeTableHeaderCell cell = header(parts.text(field.label()));
            cell.addClassName("number");
            head.add(cell);
        });
        table.getHead().add(head);
        given.rows().forEach(row -> {
            Line line = line(row);
            lines.add(line);
            table.getBody().add(line.shown());
        });
        return table;
    }

    private static NativeTableHeaderCell header(String text) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    private Line line(Map<String, Object> row) {
        KnownRow known = new KnownRow(list(), row, parts);
        Checkbox tick = new Checkbox();
        tick.setAriaLabel(known.name());
        tick.addValueChangeListener(change -> {
            if (!working) {
                recount();
            }
        });
        NativeTableRow shown = new NativeTableRow();
        shown.add(new NativeTableCell(tick), new NativeTableCell(known));
        KnownRow.figures(list(), row, parts).forEach(figure -> {
            NativeTableCell cell = new NativeTableCell(figure);
            cell.addClassName("number");
            shown.add(cell);
        });
        return new Line(row, known.name(), tick, shown);
    }

    private void tick(Line line, boolean on) {
        working = true;
        line.tick().setValue(on);
        working = false;
    }

    private void recount() {
        count();
        changed();
    }

    /** How many are chosen and what they come to. */
    private void count() {
        List<Line> chosen =
                lines.stream().filter(line -> line.tick().getValue()).toList();
        List<Line> seen =
                lines.stream().filter(line -> line.shown().isVisible()).toList();
        long ticked = seen.stream().filter(line -> line.tick().getValue()).count();
        working = true;
        all.setValue(!seen.isEmpty() && ticked == seen.size());
        all.setIndeterminate(ticked > 0 && ticked < seen.size());
        working = false;
        String text = parts.text("form.chosen", chosen.size(), lines.size());
        String sums = KnownRow.columns(list(), parts).stream()
                .filter(field -> field.kind() == FieldKind.MONEY)
                .map(field -> parts.text("form.chosenSum", parts.text(field.label()), sum(chosen, field)))
                .collect(Collectors.joining());
        sum.setText(text + sums);
    }

    private static String sum(List<Line> chosen, FormField field) {
        return Money.sum(chosen.stream()
                        .map(line -> line.row().get(field.key()))
                        .filter(java.util.Objects::nonNull)
                        .map(value -> Money.of(value.toString()))
                        .toList())
                .text();
    }

    @Override
    void load(Map<String, Object> values) {
        boolean open = parts.mayEdit(path());
        List<Map<String, Object>> chosen = new ArrayList<>();
        if (values.get(list().key()) instanceof List<?> rows) {
            rows.forEach(row -> chosen.add(ListNode.map(row)));
        }
        lines.forEach(line -> {
            tick(line, given.answer(line.row(), chosen).isPresent());
            line.tick().setReadOnly(!open);
        });
        all.setReadOnly(!open);
        count();
    }

    @Override
    void store(Map<String, Object> values) {
        List<Object> chosen = new ArrayList<>();
        lines.stream().filter(line -> line.tick().getValue()).forEach(line -> chosen.add(line.row()));
        if (!chosen.isEmpty()) {
            values.put(list().key(), chosen);
        }
    }

    @Override
    void focus() {
        show();
        all.focus();
    }
}
