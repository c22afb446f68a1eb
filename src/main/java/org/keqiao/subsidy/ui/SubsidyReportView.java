package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keqiao.form.CodeTables;
import org.keqiao.funding.BudgetLine;
import org.keqiao.organization.CityProfiles;
import org.keqiao.policy.PolicyGroups;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.Money;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.subsidy.SubsidyItems;
import org.keqiao.subsidy.report.SubsidyReport;
import org.keqiao.subsidy.report.SubsidyReports;
import org.springframework.lang.Nullable;

/** 奖补资金统计: budget, applied, reserved, approved, paid and left, by item and county; each figure with what is behind it. */
@Route(value = SubsidyReportView.ROUTE, layout = MainLayout.class)
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
public class SubsidyReportView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "reports/subsidies";

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 100;

    private final transient SubsidyReports reports;
    private final transient SubsidyItems items;
    private final transient PolicyGroups groups;
    private final transient CityProfiles cities;
    private final transient Clock clock;

    SubsidyReportView(
            SubsidyReports reports, SubsidyItems items, PolicyGroups groups, CityProfiles cities, Clock clock) {
        super("subsidyReport.title");
        this.reports = reports;
        this.items = items;
        this.groups = groups;
        this.cities = cities;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        int year = parameters
                .getSingleParameter("year")
                .filter(typed -> typed.matches("2\\d{3}"))
                .map(Integer::valueOf)
                .orElse(LocalDate.now(clock).getYear());
        String item = parameters.getSingleParameter("item").orElse(null);
        removeAll();
        Button print = new Button(
                getTranslation("subsidyReport.print"),
                click -> UI.getCurrent().getPage().executeJs("window.print()"));
        PageHeader header = new PageHeader(getTranslation("subsidyReport.of", String.valueOf(year)))
                .crumb(getTranslation("funding.budgets"), "budgets?year=" + year);
        if (item == null) {
            Anchor before = new Anchor(
                    ROUTE + "?year=" + (year - 1), getTranslation("subsidyReport.of", String.valueOf(year - 1)));
            before.addClassName("kq-button-link");
            add(header.actions(before, print));
            report(reports.of(year));
        } else {
            header.crumb(getTranslation("subsidyReport.of", String.valueOf(year)), ROUTE + "?year=" + year);
            add(header);
            applications(
                    year,
                    item,
                    parameters.getSingleParameter("county").orElse(null),
                    parameters.getSingleParameter("cursor").orElse(null));
        }
    }

    private void report(SubsidyReport report) {
        NativeTable table = table(
                "item",
                "county",
                "#applications",
                "#claimed",
                "#applied",
                "#reserved",
                "#approved",
                "#paid",
                "#recovered");
        Map<String, String> names = names();
        for (SubsidyReport.Line line : report.lines()) {
            NativeTableRow row = new NativeTableRow();
            NativeTableCell name = new NativeTableCell();
            name.add(new Anchor(
                    ROUTE + "?year=" + report.year() + "&item=" + URLEncoder.encode(line.item(), StandardCharsets.UTF_8)
                            + "&county=" + line.county(),
                    names.getOrDefault(line.item(), line.item())));
            row.add(name, new NativeTableCell(county(line.county())), number(String.valueOf(line.applications())));
            sums(row, line.sums());
            table.getBody().add(row);
        }
        NativeTableRow total = new NativeTableRow();
        total.addClassName("kq-report-total");
        total.add(
                new NativeTableCell(getTranslation("subsidyReport.total")),
                new NativeTableCell(""),
                number(String.valueOf(report.lines().stream()
                        .mapToInt(SubsidyReport.Line::applications)
                        .sum())));
        sums(total, report.total());
        table.getBody().add(total);
        Section byItem = section(
                "subsidyReport.byItem",
                report.lines().isEmpty() ? new Paragraph(getTranslation("subsidyReport.none")) : table);
        byItem.add(meaning());
        add(byItem);
        add(section(
                "subsidyReport.budgets",
                report.budgets().isEmpty()
                        ? new Paragraph(getTranslation("funding.none", String.valueOf(report.year())))
                        : budgets(report.budgets())));
    }

    private NativeTable budgets(List<BudgetLine> lines) {
        NativeTable table =
                table("group", "purse", "#budget", "#reserved", "#approved", "#paid", "#recovered", "#left");
        PolicyGroups.Names names = groups.names(getLocale());
        for (BudgetLine line : lines) {
            NativeTableRow row = new NativeTableRow();
            NativeTableCell name = new NativeTableCell();
            name.add(new Anchor("budgets/" + line.id(), group(line, names)), new Div(line.documentNumber()));
            row.add(
                    name,
                    new NativeTableCell(
                            line.county() == null ? cities.current().name().in(getLocale()) : county(line.county())));
            for (Money amount : List.of(
                    line.total(), line.reserved(), line.committed(), line.paid(), line.recovered(), line.left())) {
                row.add(number(amount.text()));
            }
            table.getBody().add(row);
        }
        return table;
    }

    private void applications(int year, String item, @Nullable String county, @Nullable String cursor) {
        var page = reports.applications(year, item, county, cursor, PAGE);
        NativeTable table =
                table("case", "status", "#claimed", "#applied", "#reserved", "#approved", "#paid", "#recovered");
        for (SubsidyReport.Application application : page.items()) {
            NativeTableRow row = new NativeTableRow();
            NativeTableCell who = new NativeTableCell();
            who.add(
                    new Anchor(
                            "cases?q=" + application.caseNumber().value(),
                            application.caseNumber().value()),
                    new Div(application.applicant()));
            row.add(
                    who,
                    new NativeTableCell(getTranslation(
                            application.progress() == null
                                    ? "inbox.status." + application.status()
                                    : "subsidy.progress." + application.progress())));
            sums(row, application.sums());
            table.getBody().add(row);
        }
        Section section = section("subsidyReport.applications", table);
        section.addComponentAtIndex(
                1, new Paragraph(names().getOrDefault(item, item) + (county == null ? "" : " · " + county(county))));
        section.add(meaning());
        if (page.next() != null) {
            section.add(new Anchor(
                    ROUTE + "?year=" + year + "&item=" + URLEncoder.encode(item, StandardCharsets.UTF_8)
                            + (county == null ? "" : "&county=" + county) + "&cursor=" + page.next(),
                    getTranslation("subsidyReport.older")));
        }
        add(section);
    }

    /** 口径: what the figures mean that no budget line has. */
    private Paragraph meaning() {
        Paragraph meaning = new Paragraph(getTranslation("subsidyReport.meaning"));
        meaning.addClassNames("kq-quiet", "kq-small");
        return meaning;
    }

    private static String group(BudgetLine line, PolicyGroups.Names names) {
        return names.of(line.policyGroup(), line.county() == null ? PolicyItem.Share.CITY : PolicyItem.Share.COUNTY);
    }

    private Map<String, String> names() {
        return items.codes().stream()
                .collect(Collectors.toMap(CodeTables.Code::code, code -> code.label(getLocale()), (a, b) -> a));
    }

    private String county(String code) {
        return code.isEmpty() ? getTranslation("subsidyReport.noCounty") : cities.officeName(code, getLocale());
    }

    private Section section(String key, Component content) {
        Div wide = new Div(content);
        wide.addClassName("kq-scroll");
        Section section = new Section(new H2(getTranslation(key)), wide);
        section.addClassNames("kq-section", "kq-report");
        return section;
    }

    private static void sums(NativeTableRow row, SubsidyReport.Sums sums) {
        for (Money amount : List.of(
                sums.claimed(), sums.applied(), sums.reserved(), sums.approved(), sums.paid(), sums.recovered())) {
            row.add(number(amount.text()));
        }
    }

    private NativeTable table(String... columns) {
        NativeTable table = new NativeTable();
        table.addClassName("kq-table");
        NativeTableRow head = new NativeTableRow();
        for (String column : columns) {
            boolean number = column.startsWith("#");
            NativeTableHeaderCell cell = new NativeTableHeaderCell(
                    getTranslation("subsidyReport.column." + (number ? column.substring(1) : column)));
            cell.getElement().setAttribute("scope", "col");
            if (number) {
                cell.addClassName("number");
            }
            head.add(cell);
        }
        table.getHead().add(head);
        return table;
    }

    private static NativeTableCell number(String text) {
        NativeTableCell cell = new NativeTableCell(text);
        cell.addClassName("number");
        return cell;
    }
}
