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
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.form.CodeTables;
import org.keqiao.funding.BudgetLine;
import org.keqiao.organization.CityProfiles;
import org.keqiao.policy.PolicyGroups;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Pager;
import org.keqiao.subsidy.SubsidyItems;
import org.keqiao.subsidy.report.PurseFigure;
import org.keqiao.subsidy.report.SubsidyFigure;
import org.keqiao.subsidy.report.SubsidyQuery;
import org.keqiao.subsidy.report.SubsidyReport;
import org.keqiao.subsidy.report.SubsidyReports;
import org.springframework.lang.Nullable;

/**
 * 奖补资金统计: applied, reserved, approved, paid and left, by item and county and by budget line. Each figure leads to the
 * applications or bookings that add up to it.
 */
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

    /** In place of a figure: every application. */
    private static final String ALL = "ALL";

    private final Pager pager = Pager.at(this::address);
    private String address = "";
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
        removeAll();
        PageHeader header = new PageHeader(getTranslation("subsidyReport.of", String.valueOf(year)))
                .crumb(getTranslation("funding.budgets"), "budgets?year=" + year);
        if (Stream.of("item", "budget", "figure").noneMatch(parameters.getParameters()::containsKey)) {
            add(header.actions(
                    link(ROUTE + "?year=" + (year - 1), getTranslation("subsidyReport.of", String.valueOf(year - 1))),
                    file(year),
                    new Button(
                            getTranslation("subsidyReport.print"),
                            click -> UI.getCurrent().getPage().executeJs("window.print()"))));
            report(reports.of(year));
            return;
        }
        header.crumb(getTranslation("subsidyReport.of", String.valueOf(year)), ROUTE + "?year=" + year);
        add(header);
        try {
            applications(
                    new SubsidyQuery(
                            year,
                            parameters.getSingleParameter("item").orElse(null),
                            parameters.getSingleParameter("county").orElse(null),
                            parameters
                                    .getSingleParameter("budget")
                                    .map(UUID::fromString)
                                    .orElse(null),
                            figure(parameters.getSingleParameter("figure").orElse(ALL))),
                    parameters.getSingleParameter("cursor").orElse(null));
        } catch (Refusal | IllegalArgumentException unknown) {
            throw new NotFoundException();
        }
    }

    /** Whatever else stands in the address, all applications. */
    @Nullable
    private static SubsidyFigure figure(String typed) {
        return Arrays.stream(SubsidyFigure.values())
                .filter(known -> known.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    /** Address of the applications that add up to a figure; null is their number. */
    private static String path(SubsidyQuery query) {
        StringBuilder path = new StringBuilder(ROUTE + "?year=" + query.year());
        if (query.item() != null) {
            path.append("&item=").append(URLEncoder.encode(query.item(), StandardCharsets.UTF_8));
        }
        if (query.county() != null) {
            path.append("&county=").append(query.county());
        }
        if (query.budget() != null) {
            path.append("&budget=").append(query.budget());
        }
        return path.append("&figure=")
                .append(query.figure() == null ? ALL : query.figure())
                .toString();
    }

    private Anchor file(int year) {
        Anchor file = link("api/v1/reports/subsidies/file?year=" + year, getTranslation("subsidyReport.file"));
        file.setRouterIgnore(true);
        return file;
    }

    private static Anchor link(String path, String text) {
        Anchor link = new Anchor(path, text);
        link.addClassName("kq-button-link");
        return link;
    }

    private void report(SubsidyReport report) {
        NativeTable table = table(Stream.concat(
                Stream.of("item", "#applications"),
                Arrays.stream(SubsidyFigure.values()).map(figure -> "#" + figure.key())));
        Map<String, String> names = names();
        for (SubsidyReport.Line line : report.lines()) {
            NativeTableRow row = new NativeTableRow();
            row.add(name(new Span(names.getOrDefault(line.item(), line.item())), county(line.county())));
            figures(row, report.year(), line.item(), line.county(), line.applications(), line.sums());
            table.getBody().add(row);
        }
        NativeTableRow total = new NativeTableRow();
        total.addClassName("kq-report-total");
        total.add(new NativeTableCell(getTranslation("subsidyReport.total")));
        SubsidyReport.Together all = report.total();
        figures(total, report.year(), null, null, all.applications(), all.sums());
        table.getBody().add(total);
        Section byItem = section(
                "subsidyReport.byItem",
                report.lines().isEmpty() ? new Paragraph(getTranslation("subsidyReport.none")) : table);
        byItem.add(meaning("subsidyReport.meaning"));
        add(byItem);
        Section purses = section(
                "subsidyReport.budgets",
                report.purses().isEmpty()
                        ? new Paragraph(getTranslation("funding.none", String.valueOf(report.year())))
                        : purses(report));
        purses.add(meaning("subsidyReport.purseMeaning"));
        add(purses);
    }

    /** @param item null with the county for all lines together */
    private static void figures(
            NativeTableRow row,
            int year,
            @Nullable String item,
            @Nullable String county,
            int applications,
            SubsidyReport.Sums sums) {
        row.add(number(String.valueOf(applications), path(new SubsidyQuery(year, item, county, null, null))));
        for (SubsidyFigure figure : SubsidyFigure.values()) {
            row.add(number(figure.of(sums), path(new SubsidyQuery(year, item, county, null, figure))));
        }
    }

    private NativeTable purses(SubsidyReport report) {
        NativeTable table = table(Stream.concat(
                Stream.of("group"), Arrays.stream(PurseFigure.values()).map(figure -> "#" + figure.key())));
        PolicyGroups.Names names = groups.names(getLocale());
        for (SubsidyReport.Purse purse : report.purses()) {
            BudgetLine line = purse.line();
            NativeTableRow row = new NativeTableRow();
            row.add(name(
                    new Anchor("budgets/" + line.id(), group(line, names)),
                    line.county() == null ? cities.current().name().in(getLocale()) : county(line.county()),
                    line.documentNumber()));
            for (PurseFigure figure : PurseFigure.values()) {
                row.add(number(
                        figure.of(purse),
                        figure.booked() == null
                                ? path(new SubsidyQuery(report.year(), null, null, line.id(), SubsidyFigure.APPLIED))
                                : "budgets/" + line.id() + "?figure=" + figure.booked()));
            }
            table.getBody().add(row);
        }
        NativeTableRow total = new NativeTableRow();
        total.addClassName("kq-report-total");
        total.add(new NativeTableCell(getTranslation("subsidyReport.total")));
        for (PurseFigure figure : PurseFigure.values()) {
            total.add(number(
                    Money.sum(report.purses().stream().map(figure::of).toList()).text()));
        }
        table.getBody().add(total);
        return table;
    }

    private void applications(SubsidyQuery query, @Nullable String cursor) {
        var page = reports.applications(query, cursor, PAGE);
        NativeTable table = table(Stream.concat(
                Stream.of("case"), Arrays.stream(SubsidyFigure.values()).map(figure -> "#" + figure.key())));
        for (SubsidyReport.Application application : page.items()) {
            NativeTableRow row = new NativeTableRow();
            row.add(name(
                    new Anchor(
                            "cases?q=" + application.caseNumber().value(),
                            application.caseNumber().value()),
                    application.applicant(),
                    getTranslation(
                            application.progress() == null
                                    ? "inbox.status." + application.status()
                                    : "subsidy.progress." + application.progress())));
            sums(row, application.sums());
            table.getBody().add(row);
        }
        SubsidyReport.Together together = reports.together(query);
        NativeTableRow total = new NativeTableRow();
        total.addClassName("kq-report-total");
        total.add(new NativeTableCell(getTranslation("subsidyReport.together", together.applications())));
        sums(total, together.sums());
        table.getBody().add(total);
        Section section = section("subsidyReport.applications", table);
        if (!query.equals(new SubsidyQuery(query.year(), null, null, null, null))) {
            section.addComponentAtIndex(1, new Paragraph(about(query)));
        }
        section.addClassName("cases");
        section.add(meaning("subsidyReport.meaning"));
        address = path(query);
        pager.show(cursor, page);
        add(section, pager);
    }

    private String address() {
        return address;
    }

    /** Which figure is shown, of what. */
    private String about(SubsidyQuery query) {
        List<String> parts = new ArrayList<>();
        if (query.item() != null) {
            parts.add(names().getOrDefault(query.item(), query.item()));
        }
        if (query.county() != null) {
            parts.add(county(query.county()));
        }
        if (query.budget() != null) {
            parts.add(getTranslation("subsidyReport.ofLine"));
        }
        parts.add(getTranslation(
                query.figure() == null
                        ? "subsidyReport.column.applications"
                        : "subsidyReport.column." + query.figure().key()));
        return String.join(" · ", parts);
    }

    /** 口径: what figures mean that do not say it themselves. */
    private Paragraph meaning(String key) {
        Paragraph meaning = new Paragraph(getTranslation(key));
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
        Paragraph unit = new Paragraph(getTranslation("subsidyReport.unit"));
        unit.addClassName("kq-report-unit");
        Section section = new Section(new H2(getTranslation(key)), unit, wide);
        section.addClassNames("kq-section", "kq-report", "money");
        return section;
    }

    private static void sums(NativeTableRow row, SubsidyReport.Sums sums) {
        for (SubsidyFigure figure : SubsidyFigure.values()) {
            row.add(number(figure.of(sums).text()));
        }
    }

    private NativeTable table(Stream<String> columns) {
        NativeTable table = new NativeTable();
        table.addClassName("kq-table");
        NativeTableRow head = new NativeTableRow();
        columns.forEach(column -> {
            boolean number = column.startsWith("#");
            NativeTableHeaderCell cell = new NativeTableHeaderCell(
                    getTranslation("subsidyReport.column." + (number ? column.substring(1) : column)));
            cell.getElement().setAttribute("scope", "col");
            if (number) {
                cell.addClassName("number");
            }
            head.add(cell);
        });
        table.getHead().add(head);
        return table;
    }

    /** What a row is about, and below it in small print what it belongs to; one column leaves room for the figures. */
    private static NativeTableCell name(Component what, String... below) {
        NativeTableCell cell = new NativeTableCell();
        cell.add(what);
        for (String line : below) {
            Div quiet = new Div(line);
            quiet.addClassNames("kq-quiet", "kq-small");
            cell.add(quiet);
        }
        return cell;
    }

    private static NativeTableCell number(String text) {
        NativeTableCell cell = new NativeTableCell(text);
        cell.addClassName("number");
        return cell;
    }

    private static NativeTableCell number(String text, String path) {
        NativeTableCell cell = number("");
        cell.add(new Anchor(path, text));
        return cell;
    }

    /** Behind nothing there is nothing. */
    private static NativeTableCell number(Money amount, String path) {
        return amount.isZero() ? number(amount.text()) : number(amount.text(), path);
    }
}
