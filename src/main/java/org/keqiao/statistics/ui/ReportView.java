package org.keqiao.statistics.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.keqiao.organization.CityProfiles;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.statistics.Basis;
import org.keqiao.statistics.Measure;
import org.keqiao.statistics.MonthlyReports;

/** 技术合同登记月度快报: what an official prints, each figure with its way to the contracts. */
@Route(value = ReportView.ROUTE, layout = MainLayout.class)
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
public class ReportView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "reports";

    private static final long serialVersionUID = 1L;
    private static final int MONTHS = 36;

    private final transient MonthlyReports reports;
    private final transient CityProfiles cities;
    private final transient Clock clock;

    ReportView(MonthlyReports reports, CityProfiles cities, Clock clock) {
        super("statistics.title");
        this.reports = reports;
        this.cities = cities;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        LocalDate today = LocalDate.now(clock);
        Asked asked = Asked.of(event.getLocation().getQueryParameters(), today);
        removeAll();
        Anchor file = new Anchor("api/v1/reports/monthly/file?" + asked.query(), getTranslation("statistics.file"));
        file.setRouterIgnore(true);
        file.addClassName("kq-button-link");
        Button print = new Button(
                getTranslation("statistics.print"),
                click -> UI.getCurrent().getPage().executeJs("window.print()"));
        Anchor structure =
                new Anchor(BreakdownView.ROUTE + "?" + asked.query(), getTranslation("statistics.structure"));
        structure.addClassName("kq-button-link");
        Anchor closings = new Anchor(ClosingsView.ROUTE, getTranslation("statistics.closings"));
        closings.addClassName("kq-button-link");
        add(
                new PageHeader(getTranslation("statistics.title")).actions(structure, closings, file, print),
                controls(asked, today),
                new MonthlyTable(
                        reports.of(asked.month(), asked.measure(), asked.basis(), asked.asOf()),
                        asked,
                        cities,
                        getLocale()));
    }

    private Div controls(Asked asked, LocalDate today) {
        Select<YearMonth> month = new Select<>();
        month.setLabel(getTranslation("statistics.month"));
        month.setItems(IntStream.range(0, MONTHS)
                .mapToObj(back -> YearMonth.from(today).minusMonths(back))
                .toList());
        month.setItemLabelGenerator(
                item -> getTranslation("statistics.monthOf", String.valueOf(item.getYear()), item.getMonthValue()));
        month.setValue(asked.month());
        month.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                go(new Asked(change.getValue(), asked.measure(), asked.basis(), asked.asOf()));
            }
        });
        Select<Measure> measure = new Select<>();
        measure.setLabel(getTranslation("statistics.measure"));
        measure.setItems(Measure.values());
        measure.setItemLabelGenerator(item -> getTranslation("statistics.measure." + item));
        measure.setValue(asked.measure());
        measure.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                go(new Asked(asked.month(), change.getValue(), asked.basis(), asked.asOf()));
            }
        });
        Select<Basis> basis = new Select<>();
        basis.setLabel(getTranslation("statistics.basis"));
        basis.setItems(Basis.values());
        basis.setItemLabelGenerator(item -> getTranslation("statistics.basis." + item));
        basis.setValue(asked.basis());
        basis.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                go(new Asked(asked.month(), asked.measure(), change.getValue(), asked.asOf()));
            }
        });
        DatePicker asOf = DayNames.picker(getTranslation("statistics.asOf"));
        asOf.setMax(today);
        asOf.setClearButtonVisible(true);
        asOf.setPlaceholder(getTranslation("statistics.today"));
        asOf.setLocale(getLocale());
        asOf.setValue(asked.asOf());
        asOf.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(new Asked(asked.month(), asked.measure(), asked.basis(), change.getValue()));
            }
        });
        Div controls = new Div(month, measure, basis, asOf);
        controls.addClassNames("kq-row", "kq-no-print");
        return controls;
    }

    private static void go(Asked asked) {
        UI.getCurrent()
                .navigate(
                        ReportView.class,
                        new QueryParameters(asked.parameters().entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())))));
    }
}
