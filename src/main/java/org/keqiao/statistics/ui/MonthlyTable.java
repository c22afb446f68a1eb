package org.keqiao.statistics.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.YearMonth;
import java.util.Locale;
import org.keqiao.organization.CityProfiles;
import org.keqiao.statistics.Figures;
import org.keqiao.statistics.MonthlyReport;
import org.springframework.lang.Nullable;

/** The monthly table as it is printed: heading, unit, counties, total, what it rests on. */
class MonthlyTable extends Section {

    private static final long serialVersionUID = 1L;

    private final transient Asked asked;
    private final transient CityProfiles cities;
    private final Locale locale;

    MonthlyTable(MonthlyReport report, Asked asked, CityProfiles cities, Locale locale) {
        this.asked = asked;
        this.cities = cities;
        this.locale = locale;
        addClassNames("kq-section", "kq-report");
        YearMonth month = report.month();
        H2 title = new H2(getTranslation(
                "statistics.monthly.title",
                cities.current().name().in(locale),
                String.valueOf(month.getYear()),
                month.getMonthValue()));
        Paragraph about = new Paragraph(getTranslation(
                "statistics.about",
                getTranslation("statistics.measure." + report.measure()),
                getTranslation("statistics.basis." + report.basis()),
                report.asOf().toString()));
        about.addClassName("kq-quiet");
        Div wide = new Div(table(report));
        wide.addClassName("kq-scroll");
        wide.getElement().setAttribute("tabindex", "0");
        wide.getElement().setAttribute("role", "region");
        wide.getElement().setAttribute("aria-label", getTranslation("statistics.monthly"));
        add(title, about, wide, notes(report));
    }

    private NativeTable table(MonthlyReport report) {
        NativeTable table = new NativeTable();
        table.addClassName("kq-table");
        NativeTableRow groups = new NativeTableRow();
        NativeTableHeaderCell area = Cells.head(getTranslation("statistics.county"), false);
        area.getElement().setAttribute("rowspan", "2");
        groups.add(
                area,
                Cells.group(getTranslation("statistics.ofMonth"), 4),
                Cells.group(getTranslation("statistics.ofYear"), 4),
                Cells.group(getTranslation("statistics.ofTarget"), 2));
        NativeTableRow columns = new NativeTableRow();
        for (int i = 0; i < 2; i++) {
            for (String column : new String[] {"number", "amount", "technical", "growth"}) {
                columns.add(Cells.head(getTranslation("statistics." + column), true));
            }
        }
        columns.add(
                Cells.head(getTranslation("statistics.target"), true),
                Cells.head(getTranslation("statistics.completion"), true));
        table.getHead().add(groups, columns);
        report.rows().forEach(row -> table.getBody().add(row(name(row.county()), row.county(), row)));
        if (report.total().county() == null) {
            NativeTableRow total = row(getTranslation("statistics.total"), null, report.total());
            total.addClassName("kq-report-total");
            table.getBody().add(total);
        }
        return table;
    }

    private String name(@Nullable String county) {
        return county == null || county.isEmpty()
                ? getTranslation("statistics.noCounty")
                : cities.officeName(county, locale);
    }

    private NativeTableRow row(String name, @Nullable String county, MonthlyReport.Row row) {
        NativeTableRow line = new NativeTableRow();
        line.add(Cells.row(name));
        figures(line, name, county, asked.month(), row.figures());
        line.add(Cells.number(Cells.percent(row.growth())));
        figures(line, name, county, asked.month().withMonth(1), row.year());
        line.add(
                Cells.number(Cells.percent(row.yearGrowth())),
                Cells.number(row.target() == null ? "—" : Cells.tenThousands(row.target())),
                Cells.number(Cells.percent(row.completion())));
        return line;
    }

    private void figures(NativeTableRow line, String name, @Nullable String county, YearMonth first, Figures figures) {
        String path = asked.behind(first, county);
        line.add(
                Cells.number(String.valueOf(figures.number()), path, name),
                Cells.number(Cells.tenThousands(figures.amount()), path, name),
                Cells.number(Cells.tenThousands(figures.technical()), path, name));
    }

    private Div notes(MonthlyReport report) {
        Div notes = new Div();
        notes.addClassNames("kq-quiet", "kq-small");
        notes.add(new Paragraph(
                report.closedOn() == null
                        ? getTranslation("statistics.note.open")
                        : getTranslation(
                                "statistics.note.closed", report.closedOn().toString())));
        Figures adjusted = report.total().adjusted();
        if (!adjusted.hasNothing()) {
            notes.add(new Paragraph(getTranslation(
                    "statistics.note.adjusted",
                    adjusted.number(),
                    Cells.tenThousands(adjusted.amount()),
                    Cells.tenThousands(adjusted.technical()))));
        }
        notes.add(new Paragraph(getTranslation(
                "statistics.note.sum",
                Cells.hundredMillions(report.total().year().amount()))));
        notes.add(new Paragraph(getTranslation("statistics.note.rules")));
        notes.add(new Paragraph(getTranslation(
                "statistics.note.by",
                cities.bureauOn(report.asOf()).name().in(locale),
                report.asOf().toString())));
        return notes;
    }
}
