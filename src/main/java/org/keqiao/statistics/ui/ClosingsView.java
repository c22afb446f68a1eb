package org.keqiao.statistics.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
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
import java.util.List;
import org.keqiao.organization.CityProfiles;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Pager;
import org.keqiao.statistics.Basis;
import org.keqiao.statistics.Closings;
import org.keqiao.statistics.Measure;
import org.keqiao.statistics.Targets;
import org.springframework.lang.Nullable;

/** 月度定格: months to be closed, closed ones with what came later, adjustments, and the year's targets. */
@Route(value = ClosingsView.ROUTE, layout = MainLayout.class)
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
public class ClosingsView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "reports/closings";

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient Closings closings;
    private final transient Targets targets;
    private final transient CityProfiles cities;
    private final transient Failures failures;
    private final transient Clock clock;

    ClosingsView(Closings closings, Targets targets, CityProfiles cities, Failures failures, Clock clock) {
        super("statistics.closings");
        this.closings = closings;
        this.targets = targets;
        this.cities = cities;
        this.failures = failures;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        removeAll();
        PageHeader header = new PageHeader(getTranslation("statistics.closings"))
                .crumb(getTranslation("statistics.title"), ReportView.ROUTE);
        List<Closings.Closing> closed = closings.list();
        if (closings.isKept()) {
            Button adjust = new Button(getTranslation("statistics.adjust"), click -> new AdjustmentDialog(
                            closings,
                            cities,
                            failures,
                            closed.stream().map(Closings.Closing::month).toList(),
                            this::show)
                    .open());
            adjust.setVisible(!closed.isEmpty());
            Button target = new Button(getTranslation("statistics.setTarget"), click -> new TargetDialog(
                            targets, cities, failures, LocalDate.now(clock).getYear(), this::show)
                    .open());
            header.actions(target, adjust);
        }
        add(header, due(), closed(closed), adjustments(), targets());
    }

    private Component due() {
        List<YearMonth> due = closings.due();
        Section section = section("statistics.due");
        if (due.isEmpty()) {
            YearMonth next = YearMonth.now(clock);
            if (closings.closesOn(next.minusMonths(1)).isAfter(LocalDate.now(clock))) {
                next = next.minusMonths(1);
            }
            section.add(new Paragraph(getTranslation(
                    "statistics.due.next",
                    next.toString(),
                    closings.closesOn(next).toString())));
        }
        for (YearMonth month : due) {
            Anchor look = new Anchor(
                    ReportView.ROUTE + "?" + new Asked(month, Measure.REGISTERED, Basis.AS_REPORTED, null).query(),
                    getTranslation("statistics.due.look", month.toString()));
            Div row = new Div(look);
            row.addClassName("kq-row");
            if (closings.isKept()) {
                Button close = new Button(getTranslation("statistics.close"), click -> ask(month));
                close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                row.add(close);
            }
            section.add(row);
        }
        return section;
    }

    private void ask(YearMonth month) {
        ConfirmDialog dialog = new ConfirmDialog(
                getTranslation("statistics.close.title", month.toString()),
                getTranslation("statistics.close.text"),
                getTranslation("statistics.close"),
                confirmed -> {
                    closings.close(month);
                    Notices.success(getTranslation("statistics.closed", month.toString()));
                    show();
                });
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("shell.cancel"));
        dialog.open();
    }

    private Component closed(List<Closings.Closing> closed) {
        Section section = section("statistics.closedMonths");
        if (closed.isEmpty()) {
            section.add(new Paragraph(getTranslation("statistics.closedMonths.none")));
            return section;
        }
        NativeTable table = table("month", "closedOn", "#number", "#amount.yuan", "#absorbed.yuan", "#later");
        table.addClassName("whole");
        for (Closings.Closing closing : closed) {
            NativeTableRow row = new NativeTableRow();
            Asked asked = new Asked(closing.month(), Measure.REGISTERED, Basis.AS_REPORTED, null);
            Asked absorbed = new Asked(closing.month(), Measure.ABSORBED, Basis.AS_REPORTED, null);
            row.add(
                    new NativeTableCell(new Anchor(
                            ReportView.ROUTE + "?" + asked.query(),
                            closing.month().toString())),
                    new NativeTableCell(closing.closedOn() + " " + closing.closedBy()),
                    Cells.number(String.valueOf(closing.registered().number())),
                    Cells.number(
                            closing.registered().amount().text(),
                            asked.behind(closing.month(), null),
                            closing.month().toString()),
                    Cells.number(
                            closing.absorbed().amount().text(),
                            absorbed.behind(closing.month(), null),
                            closing.month().toString()),
                    Cells.number(String.valueOf(closing.later())));
            table.getBody().add(row);
        }
        section.add(scrolling(table));
        return section;
    }

    private Component adjustments() {
        Section section = section("statistics.adjustments");
        Div shown = new Div();
        section.add(shown);
        adjustments(shown, null);
        return section;
    }

    private void adjustments(Div shown, @Nullable String cursor) {
        CursorPage<Closings.Adjustment> page = closings.adjustments(null, cursor, PAGE);
        Pager pager = new Pager(after -> adjustments(shown, after));
        pager.show(cursor, page);
        shown.removeAll();
        shown.add(
                page.items().isEmpty()
                        ? new Paragraph(getTranslation("statistics.adjustments.none"))
                        : new AdjustmentTable(page.items(), cities, getLocale()),
                pager);
    }

    private Component targets() {
        int year = LocalDate.now(clock).getYear();
        Section section = section("statistics.targets");
        List<Targets.Target> set = targets.history(year);
        if (set.isEmpty()) {
            section.add(new Paragraph(getTranslation("statistics.targets.none", String.valueOf(year))));
            return section;
        }
        NativeTable table = table("year", "area", "measure", "#amount.yuan", "reference");
        for (Targets.Target target : set) {
            NativeTableRow row = new NativeTableRow();
            Div by = new Div(getTranslation(
                    "statistics.made", target.reference(), target.setOn().toString(), target.setBy()));
            row.add(
                    new NativeTableCell(String.valueOf(target.year())),
                    new NativeTableCell(cities.officeName(target.area(), getLocale())),
                    new NativeTableCell(getTranslation("statistics.measure." + target.measure())),
                    Cells.number(target.amount().text()),
                    new NativeTableCell(by));
            table.getBody().add(row);
        }
        section.add(scrolling(table));
        return section;
    }

    private Section section(String key) {
        Section section = new Section(new H2(getTranslation(key)));
        section.addClassName("kq-section");
        return section;
    }

    private NativeTable table(String... columns) {
        NativeTable table = new NativeTable();
        table.addClassName("kq-table");
        NativeTableRow head = new NativeTableRow();
        for (String column : columns) {
            boolean number = column.startsWith("#");
            head.add(Cells.head(getTranslation("statistics." + (number ? column.substring(1) : column)), number));
        }
        table.getHead().add(head);
        return table;
    }

    private static Div scrolling(NativeTable table) {
        Div wide = new Div(table);
        wide.addClassName("kq-scroll");
        return wide;
    }
}
