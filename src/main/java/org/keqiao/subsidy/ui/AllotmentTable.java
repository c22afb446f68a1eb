package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.function.Function;
import org.keqiao.shared.Money;
import org.keqiao.shared.ui.Pager;
import org.keqiao.subsidy.allotment.Allotment;
import org.keqiao.subsidy.allotment.AllottedClaim;
import org.springframework.lang.Nullable;

/** How a line is shared out: the rule and who says so, the sums, and a page of the claims in the order of precedence. */
class AllotmentTable extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Function<String, Allotment> read;
    private final NativeTable table = new NativeTable();
    private final Pager pager = new Pager(this::show);
    private final transient Allotment first;

    /** @param read the page after a cursor, null for the first one; what it refuses there is for the caller to show */
    AllotmentTable(Function<String, Allotment> read) {
        this.read = read;
        Allotment allotment = read.apply(null);
        this.first = allotment;
        Span rule = new Span(getTranslation(
                "allotment.rule",
                getTranslation("policy.allocation." + allotment.rule().strategy()),
                getTranslation("allotment.origin." + allotment.rule().origin())));
        Paragraph sums = new Paragraph(getTranslation(
                "allotment.sums",
                allotment.available().text(),
                allotment.count(),
                allotment.asked().text(),
                allotment.given().text()));
        add(new Paragraph(rule), sums);
        table.addClassName("kq-table");
        table.setCaptionText(getTranslation("allotment.claims"));
        NativeTableRow head = new NativeTableRow();
        for (String column : new String[] {"claim", "asked", "given"}) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation("allotment.column." + column));
            cell.getElement().setAttribute("scope", "col");
            if (!column.equals("claim")) {
                cell.addClassName("number");
            }
            head.add(cell);
        }
        table.getHead().add(head);
        add(table, pager);
        show(null, allotment);
    }

    /** As it was when the table was opened, with the first page of its claims. */
    Allotment allotment() {
        return first;
    }

    private void show(@Nullable String cursor) {
        show(cursor, read.apply(cursor));
    }

    private void show(@Nullable String cursor, Allotment allotment) {
        table.getBody().removeAll();
        allotment.claims().items().forEach(claim -> table.getBody().add(row(claim)));
        pager.show(cursor, allotment.claims());
    }

    /** Order and reason stand below the applicant: more columns would not fit a phone. */
    private NativeTableRow row(AllottedClaim claim) {
        NativeTableCell who = new NativeTableCell();
        Div below = new Div(new Anchor("cases?q=" + claim.caseNumber(), claim.caseNumber()), new Div(order(claim)));
        below.addClassNames("kq-quiet", "kq-small");
        who.add(new Div(getTranslation("allotment.place", claim.place(), claim.applicant())), below);
        NativeTableCell given = number(claim.given());
        Div why = new Div(
                getTranslation("allotment.kind." + claim.kind(), claim.left().text()));
        why.addClassNames("kq-quiet", "kq-small");
        given.add(why);
        if (claim.skipped() != null) {
            given.add(new Div(
                    getTranslation("allotment.skipped.why", claim.skipped().in(getLocale()))));
        }
        NativeTableRow row = new NativeTableRow();
        row.add(who, number(claim.asked()), given);
        return row;
    }

    private String order(AllottedClaim claim) {
        if (claim.carriedOver()) {
            return getTranslation("allotment.order.carried", claim.acceptedOn());
        }
        return claim.rank() == null
                ? getTranslation("allotment.order.accepted", claim.acceptedOn())
                : getTranslation("allotment.order.ranked", claim.rank());
    }

    private static NativeTableCell number(Money amount) {
        NativeTableCell cell = new NativeTableCell();
        cell.add(new Div(amount.text()));
        cell.addClassName("number");
        return cell;
    }
}
