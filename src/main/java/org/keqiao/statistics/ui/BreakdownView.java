package org.keqiao.statistics.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.keqiao.form.CodeTables;
import org.keqiao.organization.CityProfiles;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.statistics.Breakdown;
import org.keqiao.statistics.Breakdowns;
import org.keqiao.statistics.EntryQuery;
import org.keqiao.statistics.Measure;

/** 结构分析 of the year up to a month: categories and fields, sellers, buyers, directions; each figure with its contracts. */
@Route(value = BreakdownView.ROUTE, layout = MainLayout.class)
@RolesAllowed({
    "PROGRAM_OFFICER",
    "RECHECKER",
    "FINANCE_OFFICER",
    "DEPUTY_DIRECTOR",
    "MEETING_SECRETARY",
    "DISCIPLINE",
    "AUDITOR",
    "COUNTY_DEPT",
    "COUNTY_HEAD"
})
public class BreakdownView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "reports/structure";

    private static final long serialVersionUID = 1L;

    private final transient Breakdowns breakdowns;
    private final transient CityProfiles cities;
    private final transient Clock clock;

    BreakdownView(Breakdowns breakdowns, CityProfiles cities, Clock clock) {
        super("statistics.structure");
        this.breakdowns = breakdowns;
        this.cities = cities;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Asked asked = Asked.of(event.getLocation().getQueryParameters(), LocalDate.now(clock));
        removeAll();
        Button print = new Button(
                getTranslation("statistics.print"),
                click -> UI.getCurrent().getPage().executeJs("window.print()"));
        add(new PageHeader(getTranslation("statistics.structure"))
                .crumb(getTranslation("statistics.title"), ReportView.ROUTE + "?" + asked.query())
                .actions(print));
        for (Breakdowns.Kind kind : Breakdowns.Kind.values()) {
            add(section(kind, asked));
        }
    }

    private Section section(Breakdowns.Kind kind, Asked asked) {
        YearMonth first = asked.month().withMonth(1);
        Breakdown breakdown = breakdowns.of(kind, first, asked.month(), asked.basis(), asked.asOf());
        Section section = new Section(new H2(getTranslation(
                "statistics.structure." + kind, cities.current().name().in(getLocale()))));
        section.addClassNames("kq-section", "kq-report");
        Paragraph about = new Paragraph(getTranslation(
                "statistics.structure.about",
                first.toString(),
                asked.month().toString(),
                getTranslation("statistics.basis." + asked.basis())));
        about.addClassName("kq-quiet");
        section.add(about);
        if (breakdown.cells().isEmpty()) {
            section.add(new Paragraph(getTranslation("statistics.noEntries")));
            return section;
        }
        boolean ranked = breakdown.cells().get(0).rank() != null;
        NativeTable table = new NativeTable();
        table.addClassName("kq-table");
        NativeTableRow head = new NativeTableRow();
        head.add(
                Cells.head(getTranslation("statistics.structure." + kind + ".first"), false),
                Cells.head(getTranslation("statistics.structure." + kind + ".second"), false),
                Cells.head(getTranslation("statistics.number"), true),
                Cells.head(getTranslation("statistics.amount"), true),
                Cells.head(getTranslation("statistics.technical"), true));
        if (!ranked) {
            head.add(Cells.head(getTranslation("statistics.share"), true));
        }
        table.getHead().add(head);
        for (Breakdown.Cell cell : breakdown.cells()) {
            NativeTableRow row = new NativeTableRow();
            row.add(new NativeTableCell(ranked ? String.valueOf(cell.rank()) : name(kind, cell.first(), true)));
            NativeTableCell second = new NativeTableCell();
            second.add(new Anchor(
                    Asked.behind(query(kind, cell, first, asked)),
                    ranked ? cell.second() : name(kind, cell.second(), false)));
            row.add(
                    second,
                    Cells.number(String.valueOf(cell.figures().number())),
                    Cells.number(Cells.tenThousands(cell.figures().amount())),
                    Cells.number(Cells.tenThousands(cell.figures().technical())));
            if (!ranked) {
                row.add(Cells.number(Cells.percent(cell.share())));
            }
            table.getBody().add(row);
        }
        NativeTableRow total = new NativeTableRow();
        total.addClassName("kq-report-total");
        total.add(
                new NativeTableCell(getTranslation("statistics.sum")),
                new NativeTableCell(""),
                Cells.number(String.valueOf(breakdown.total().number())),
                Cells.number(Cells.tenThousands(breakdown.total().amount())),
                Cells.number(Cells.tenThousands(breakdown.total().technical())));
        if (!ranked) {
            total.add(Cells.number("100.0"));
        }
        table.getBody().add(total);
        Div wide = new Div(table);
        wide.addClassName("kq-scroll");
        section.add(wide);
        return section;
    }

    private String name(Breakdowns.Kind kind, String code, boolean first) {
        if (kind == Breakdowns.Kind.DIRECTIONS) {
            return getTranslation("statistics.place." + EntryQuery.Place.valueOf(code));
        }
        if (code.isEmpty()) {
            return getTranslation("statistics.noField");
        }
        return CodeTables.shipped().label(first ? "contract-category" : "tech-field", code, getLocale());
    }

    private static EntryQuery query(Breakdowns.Kind kind, Breakdown.Cell cell, YearMonth first, Asked asked) {
        boolean categories = kind == Breakdowns.Kind.CATEGORIES;
        boolean directions = kind == Breakdowns.Kind.DIRECTIONS;
        return new EntryQuery(
                first,
                asked.month(),
                directions ? null : kind == Breakdowns.Kind.BUYERS ? Measure.ABSORBED : Measure.REGISTERED,
                asked.basis(),
                asked.asOf(),
                null,
                categories ? cell.first() : null,
                categories ? cell.second() : null,
                kind == Breakdowns.Kind.SELLERS ? cell.first() : null,
                kind == Breakdowns.Kind.BUYERS ? cell.first() : null,
                directions ? EntryQuery.Place.valueOf(cell.first()) : null,
                directions ? EntryQuery.Place.valueOf(cell.second()) : null);
    }
}
