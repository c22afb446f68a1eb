package org.keqiao.funding.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.keqiao.funding.BudgetLine;
import org.keqiao.funding.BudgetLines;
import org.keqiao.funding.LedgerMove;
import org.keqiao.organization.CityProfiles;
import org.keqiao.policy.PolicyGroups;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Money;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Pager;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.springframework.lang.Nullable;

/** 预算指标: the lines of a year with what is reserved, promised, paid and left; each figure leads to its bookings. */
@Route(value = BudgetsView.ROUTE, layout = MainLayout.class)
@RolesAllowed({
    "PROGRAM_OFFICER",
    "RECHECKER",
    "FINANCE_OFFICER",
    "DEPUTY_DIRECTOR",
    "MEETING_SECRETARY",
    "DISCIPLINE",
    "FINANCE_BUREAU",
    "AUDITOR",
    "COUNTY_DEPT",
    "COUNTY_HEAD",
    "COUNTY_FINANCE"
})
public class BudgetsView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "budgets";

    private static final long serialVersionUID = 1L;
    private static final int YEARS_BACK = 5;
    private static final int PAGE = 100;

    private final transient BudgetLines budgets;
    private final transient CityProfiles cities;
    private final transient PolicyGroups.Names groups;
    private final int thisYear;
    private final Select<Integer> year = new Select<>();
    private final Grid<BudgetLine> grid = new Grid<>();
    private final Pager pager = new Pager(this::go);

    @Nullable
    private String cursor;

    BudgetsView(BudgetLines budgets, CityProfiles cities, PolicyGroups groups, Failures failures, Clock clock) {
        super("funding.budgets");
        this.budgets = budgets;
        this.cities = cities;
        this.groups = groups.names(getLocale());
        full();
        thisYear = LocalDate.now(clock).getYear();
        year.setAriaLabel(getTranslation("funding.year"));
        year.setItems(IntStream.rangeClosed(0, YEARS_BACK)
                .mapToObj(back -> thisYear + 1 - back)
                .toList());
        year.setItemLabelGenerator(value -> getTranslation("funding.yearOf", String.valueOf(value)));
        year.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                UI.getCurrent()
                        .navigate(
                                BudgetsView.class,
                                new QueryParameters(Map.of("year", List.of(String.valueOf(change.getValue())))));
            }
        });
        PageHeader header = new PageHeader(getTranslation("funding.budgets")).actions(year, report());
        if (budgets.isKept()) {
            Button open = new Button(getTranslation("funding.open"), click -> new BudgetLineDialog(
                            budgets, cities, this.groups, failures, year.getValue(), this::show)
                    .open());
            open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.actions(open);
        }
        columns();
        add(header, grid, pager);
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setSizeFull();
        grid.addColumn(LitRenderer.<BudgetLine>of(
                                "<a class=\"kq-case-link name\" href=\"${item.path}\">${item.group}</a>"
                                        + "<div class=\"kq-quiet\">${item.number}</div>")
                        .withProperty("path", line -> BudgetView.path(line.id(), null))
                        .withProperty("group", line -> BudgetNames.group(line, groups))
                        .withProperty("number", this::number))
                .setKey("line")
                .setHeader(getTranslation("funding.line"))
                .setFlexGrow(3)
                .setWidth("11rem");
        grid.addColumn(line -> BudgetNames.purse(line, cities, getLocale()))
                .setKey("purse")
                .setHeader(getTranslation("funding.purse"))
                .setFlexGrow(1)
                .setWidth("6.5rem");
        figure("total", BudgetLine::total, LedgerMove.Figure.TOTAL);
        figure("reserved", BudgetLine::reserved, LedgerMove.Figure.RESERVED);
        figure("committed", BudgetLine::committed, LedgerMove.Figure.COMMITTED);
        figure("paid", BudgetLine::paid, LedgerMove.Figure.PAID);
        figure("left", BudgetLine::left, LedgerMove.Figure.LEFT);
        PhoneCards.of(grid, getTranslation("funding.line"), line -> new PhoneCard(
                        BudgetNames.group(line, groups), BudgetView.path(line.id(), null))
                .line(number(line), BudgetNames.purse(line, cities, getLocale()))
                .line(new Span(getTranslation(
                        "funding.card", line.left().text(), line.total().text()))));
    }

    /** What was applied for, approved and paid out of these lines; the year is that of the list. */
    private Anchor report() {
        Anchor report = new Anchor("reports/subsidies", getTranslation("funding.report"));
        report.addClassName("kq-button-link");
        year.addValueChangeListener(change -> report.setHref("reports/subsidies?year=" + change.getValue()));
        return report;
    }

    private String number(BudgetLine line) {
        return line.carryOverYear() == null
                ? line.documentNumber()
                : getTranslation(
                        "funding.carried",
                        line.documentNumber(),
                        String.valueOf(line.year()),
                        String.valueOf(line.carryOverYear()));
    }

    private void figure(String key, Function<BudgetLine, Money> of, LedgerMove.Figure behind) {
        grid.addColumn(LitRenderer.<BudgetLine>of("<a href=\"${item.path}\">${item.amount}</a>")
                        .withProperty("path", line -> BudgetView.path(line.id(), behind))
                        .withProperty("amount", line -> of.apply(line).text()))
                .setKey(key)
                .setHeader(getTranslation("funding.figure." + key))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("8.4rem");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        year.setValue(year(event.getLocation()
                .getQueryParameters()
                .getSingleParameter("year")
                .orElse(null)));
        cursor = null;
        show();
    }

    /** Whatever stands in the address, a year of the list. */
    private int year(@Nullable String typed) {
        return IntStream.rangeClosed(thisYear + 1 - YEARS_BACK, thisYear + 1)
                .filter(known -> String.valueOf(known).equals(typed))
                .findFirst()
                .orElse(thisYear);
    }

    private void go(@Nullable String after) {
        cursor = after;
        show();
    }

    private void show() {
        CursorPage<BudgetLine> page = budgets.page(year.getValue(), cursor, PAGE);
        grid.setItems(page.items());
        pager.show(cursor, page);
        BudgetLines.Together all = budgets.together(year.getValue());
        boolean none = all.lines() == 0;
        Map.of(
                        "total", all.total(),
                        "reserved", all.reserved(),
                        "committed", all.committed(),
                        "paid", all.paid(),
                        "left", all.left())
                .forEach((key, sum) -> grid.getColumnByKey(key).setFooter(none ? "" : sum.text()));
        grid.getColumnByKey("line").setFooter(none ? "" : getTranslation("funding.sum", all.lines()));
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.COINS,
                getTranslation("funding.none", String.valueOf(year.getValue())),
                getTranslation(budgets.isKept() ? "funding.none.keeper" : "funding.none.reader")));
    }
}
