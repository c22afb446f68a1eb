package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.keqiao.shared.Money;
import org.keqiao.subsidy.batch.BatchLine;
import org.keqiao.subsidy.batch.BatchReading;

/** The applications of a batch, what each is to get, and what became of it. */
class BatchPanel extends Div {

    private static final long serialVersionUID = 1L;

    BatchPanel(UUID batch, List<BatchLine> lines, BatchReading reading, Locale locale) {
        Anchor file = new Anchor("api/v1/cases/" + batch + "/batch-lines/file", getTranslation("batch.file"));
        file.setRouterIgnore(true);
        Paragraph sum = new Paragraph();
        String all =
                Money.sum(lines.stream().map(BatchLine::cityAmount).toList()).text();
        sum.add(new Span(getTranslation("batch.sum", lines.size(), all)), file);
        sum.addClassName("kq-row");
        NativeTable table = new NativeTable();
        table.addClassName("kq-table");
        table.setCaptionText(getTranslation("batch.lines"));
        NativeTableRow head = new NativeTableRow();
        for (String column : new String[] {"applicant", "state", "amount"}) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation("batch.column." + column));
            cell.getElement().setAttribute("scope", "col");
            if (column.equals("amount")) {
                cell.addClassName("number");
            }
            head.add(cell);
        }
        table.getHead().add(head);
        lines.forEach(line -> table.getBody().add(row(line, reading, locale)));
        add(sum, table);
    }

    private NativeTableRow row(BatchLine line, BatchReading reading, Locale locale) {
        NativeTableCell who = new NativeTableCell();
        Anchor number = new Anchor(
                "cases?q=" + line.application().value(), line.application().value());
        Div below = new Div(number, new Div(line.item() + " · " + reading.county(line.county(), locale)));
        below.addClassNames("kq-quiet", "kq-small");
        who.add(new Div(line.applicant()), below);
        NativeTableCell state = new NativeTableCell(new Div(getTranslation("batch.state." + line.state())));
        if (line.reason() != null) {
            Div reason = new Div(line.reason());
            reason.addClassNames("kq-quiet", "kq-small");
            state.add(reason);
        }
        NativeTableCell amount = new NativeTableCell(line.cityAmount().text());
        amount.addClassName("number");
        NativeTableRow row = new NativeTableRow();
        row.add(who, state, amount);
        return row;
    }
}
