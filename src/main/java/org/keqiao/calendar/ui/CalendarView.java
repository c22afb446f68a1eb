package org.keqiao.calendar.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.keqiao.calendar.CalendarPublishing;
import org.keqiao.calendar.CalendarYears;
import org.keqiao.calendar.Publication;
import org.keqiao.calendar.YearOverview;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Paths;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;

/** The years of the calendar, their history, and the editor of one; for the system administrator. */
@Route(value = CalendarView.ROUTE + "/:year?", layout = MainLayout.class)
@RolesAllowed("SYSTEM_ADMIN")
class CalendarView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "calendar";

    private static final long serialVersionUID = 1L;

    private final transient CalendarYears years;
    private final transient CalendarPublishing publishing;
    private final transient Failures failures;

    CalendarView(CalendarYears years, CalendarPublishing publishing, Failures failures) {
        super("calendar.title");
        this.years = years;
        this.publishing = publishing;
        this.failures = failures;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        String year = event.getRouteParameters().get("year").orElse(null);
        if (year == null) {
            overview();
            return;
        }
        try {
            YearOverview shown = years.year(Integer.parseInt(year));
            add(new PageHeader(getTranslation("calendar.days.of", year))
                    .crumb(getTranslation("calendar.title"), ROUTE));
            add(new YearEditor(shown, years, publishing, failures));
        } catch (NumberFormatException | Refusal unknown) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void overview() {
        Anchor open = new Anchor(WorkingDaysView.ROUTE, getTranslation("calendar.publicPage"));
        add(
                new PageHeader(getTranslation("calendar.title")).actions(open),
                section("calendar.years", yearList()),
                section("calendar.history", history()));
    }

    private Section section(String titleKey, Grid<?> grid) {
        grid.setAllRowsVisible(true);
        Section section = new Section(new H2(getTranslation(titleKey)), new Div(grid));
        section.addClassName("kq-section");
        return section;
    }

    private Grid<YearOverview> yearList() {
        Grid<YearOverview> grid = new Grid<>();
        grid.setId("calendar-years");
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addColumn(year -> String.valueOf(year.year()))
                .setHeader(getTranslation("calendar.year"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(this::state)
                .setHeader(getTranslation("calendar.state"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(YearOverview::workingDays)
                .setHeader(getTranslation("calendar.workingDaysShort"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(year -> year.notice() == null ? "" : year.notice())
                .setHeader(getTranslation("calendar.notice"))
                .setFlexGrow(1);
        grid.addComponentColumn(this::edit).setAutoWidth(true).setFlexGrow(0);
        PhoneCards.of(
                grid, getTranslation("calendar.year"), year -> new PhoneCard(new Span(String.valueOf(year.year())))
                        .line(state(year))
                        .line(getTranslation("calendar.workingDaysShort") + " " + year.workingDays(), year.notice())
                        .line(edit(year)));
        grid.setItems(years.all());
        return grid;
    }

    private StatusBadge state(YearOverview year) {
        return year.isEstimated()
                ? new StatusBadge(getTranslation("calendar.estimated"), Tone.SOON)
                : new StatusBadge(getTranslation("calendar.version", year.version()), Tone.GOOD);
    }

    private Button edit(YearOverview year) {
        Button edit = new Button(getTranslation("calendar.edit"), click -> Paths.open(ROUTE + "/" + year.year()));
        edit.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        edit.setAriaLabel(getTranslation("calendar.editYear", String.valueOf(year.year())));
        return edit;
    }

    private Grid<Publication> history() {
        Grid<Publication> grid = new Grid<>();
        grid.setId("calendar-history");
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addColumn(Publication::version)
                .setHeader(getTranslation("calendar.versionShort"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(publication -> String.valueOf(publication.year()))
                .setHeader(getTranslation("calendar.year"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(publication -> DateText.minute(publication.publishedAt()))
                .setHeader(getTranslation("calendar.publishedAt"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(this::by)
                .setHeader(getTranslation("calendar.publishedBy"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(this::why).setHeader(getTranslation("calendar.reason")).setFlexGrow(1);
        grid.addColumn(this::force)
                .setHeader(getTranslation("calendar.state"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        PhoneCards.of(grid, getTranslation("calendar.history"), publication -> new PhoneCard(new Span(getTranslation(
                        "calendar.publication", publication.version(), String.valueOf(publication.year()))))
                .line(DateText.minuteText(publication.publishedAt()), by(publication), force(publication))
                .line(why(publication)));
        grid.setItems(publishing.history());
        return grid;
    }

    private String by(Publication publication) {
        return publication.publishedBy().equals("system")
                ? getTranslation("calendar.system")
                : publication.publishedBy();
    }

    private String why(Publication publication) {
        return publication.reason().equals("-") ? getTranslation("calendar.shipped") : publication.reason();
    }

    private String force(Publication publication) {
        return getTranslation(publication.inForce() ? "calendar.inForce" : "calendar.replaced");
    }
}
