package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.keqiao.shared.Money;
import org.keqiao.subsidy.allotment.Allotment;
import org.keqiao.subsidy.allotment.AllottedClaim;

/** How a line is shared out: the rule and who says so, the sums, and each claim in the order of precedence. */
class AllotmentTable extends Div {

    private static final long serialVersionUID = 1L;

    AllotmentTable(Allotment allotment) {
        Span rule = new Span(getTranslation(
                "allotment.rule",
                getTranslation("policy.allocation." + allotment.rule().strategy()),
                getTranslation("allotment.origin." + allotment.rule().origin())));
        Paragraph sums = new Paragraph(getTranslation(
                "allotment.sums",
                allotment.available().text(),
                allotment.claims().size(),
                allotment.asked().text(),
                allotment.given().text()));
        add(new Paragraph(rule), sums);
        NativeTable table = new NativeTable();
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
        allotment.claims().forEach(claim -> table.getBody().add(row(claim)));
        add(table);
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
