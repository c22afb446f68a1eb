package org.keqiao.calendar.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import java.time.LocalDate;
import org.keqiao.calendar.CalendarYears;
import org.keqiao.calendar.YearOverview;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.PublicLayout;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;

/** The working days that limits are counted in, for everybody. */
@Route(value = WorkingDaysView.ROUTE + "/:year?", layout = PublicLayout.class)
@AnonymousAllowed
class WorkingDaysView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "working-days";

    private static final long serialVersionUID = 1L;

    private final transient CalendarYears years;
    private final transient Clock clock;

    WorkingDaysView(CalendarYears years, Clock clock) {
        super("calendar.days");
        this.years = years;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        try {
            int year = event.getRouteParameters()
                    .get("year")
                    .map(Integer::parseInt)
                    .orElseGet(() -> LocalDate.now(clock).getYear());
            show(years.year(year));
        } catch (NumberFormatException | Refusal unknown) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void show(YearOverview year) {
        PageHeader header = new PageHeader(getTranslation("calendar.days.of", String.valueOf(year.year())));
        header.below(
                year.isEstimated()
                        ? new StatusBadge(getTranslation("calendar.estimated"), Tone.SOON)
                        : new StatusBadge(getTranslation("calendar.published"), Tone.GOOD),
                new Paragraph(getTranslation("calendar.workingDays", year.workingDays())));
        Nav others = new Nav();
        others.setAriaLabel(getTranslation("calendar.otherYears"));
        others.addClassName("kq-row");
        for (int other = year.year() - 1; other <= year.year() + 1; other += 2) {
            others.add(new Anchor(ROUTE + "/" + other, String.valueOf(other)));
        }
        YearTables tables = new YearTables();
        add(
                header,
                others,
                new Paragraph(year.notice() == null ? getTranslation("calendar.estimated.text") : year.notice()),
                tables);
        tables.show(year);
    }
}
