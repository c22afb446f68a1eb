package org.keqiao.form.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.keqiao.form.FieldKind;
import org.keqiao.form.FormField;
import org.springframework.lang.Nullable;

/** A list of answers as a table; a narrow page shows its rows as lists. */
class SummaryTable extends Div {

    private static final long serialVersionUID = 1L;

    /** Tables with more columns become lists on a page that shows fewer ones side by side. */
    private static final int FEW_COLUMNS = 5;

    /**
     * @param path answer key of the list
     * @param hidden whether the reader may not see a field, told by its row's prefix
     */
    SummaryTable(
            String name,
            List<FormField> fields,
            String path,
            List<?> rows,
            SummaryCells cells,
            BiPredicate<String, FormField> hidden) {
        NativeTableRow titles = new NativeTableRow();
        fields.forEach(field -> {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(column(field));
            cell.getElement().setAttribute("scope", "col");
            cell.getElement().setAttribute("role", "columnheader");
            if (AnswerText.isFigure(field)) {
                cell.addClassName("kq-figure");
            }
            titles.add(cell);
        });
        titles.getElement().setAttribute("role", "row");
        NativeTableHeader head = new NativeTableHeader();
        head.add(titles);
        NativeTableBody body = new NativeTableBody();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> values = ListNode.map(rows.get(i));
            String row = path + "[" + i + "]";
            NativeTableRow line = new NativeTableRow();
            line.getElement().setAttribute("role", "row");
            if (cells.isChanged(row)) {
                line.addClassName("kq-changed");
            }
            for (FormField field : fields) {
                NativeTableCell cell = new NativeTableCell();
                // A narrow page shows a row as a list: the roles outlive the change of its display.
                cell.getElement().setAttribute("role", "cell");
                cell.getElement().setAttribute("data-label", column(field));
                if (hidden.test(row + ".", field)) {
                    cell.addClassName("empty");
                } else {
                    String at = row + "." + field.key();
                    Object value = values.get(field.key());
                    cell.add(cells.answer(field, value, at, cellText(field, value)));
                    cells.mark(cell, field, at);
                }
                if (AnswerText.isFigure(field)) {
                    cell.addClassName("kq-figure");
                }
                line.add(cell);
            }
            body.add(line);
        }
        NativeTable table = new NativeTable(head, body);
        table.addClassNames("kq-table", "kq-rows");
        table.getElement().setAttribute("role", "table");
        add(table);
        addClassNames("kq-scroll", fields.size() > FEW_COLUMNS ? "wide" : "slim");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", name);
    }

    /** Amounts stand in yuan under a heading that says so: two units in a cell make a table too wide to read. */
    private String column(FormField field) {
        String label = field.label().in(AnswerText.locale(this));
        return field.kind() == FieldKind.MONEY ? getTranslation("form.inYuan", label) : label;
    }

    private String cellText(FormField field, @Nullable Object value) {
        return field.kind() == FieldKind.MONEY && value != null
                ? AnswerText.yuan(value.toString())
                : AnswerText.of(field, value, this);
    }
}
