package org.keqiao.demo.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.keqiao.calendar.Limit;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.demo.DemoClock;
import org.keqiao.shared.BusinessClock;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;

/** The demonstration's clock, for the system administrator. */
@Route(value = DemoClockView.ROUTE, layout = MainLayout.class)
@RolesAllowed("SYSTEM_ADMIN")
class DemoClockView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "demo/clock";

    private static final long serialVersionUID = 1L;

    private final transient DemoClock clock;
    private final transient WorkingCalendar calendar;
    private final transient Failures failures;
    private final Paragraph now = new Paragraph();
    private final Paragraph next = new Paragraph();
    private final DateTimePicker to = new DateTimePicker();

    DemoClockView(DemoClock clock, WorkingCalendar calendar, Failures failures) {
        super("demo.clock.title");
        this.clock = clock;
        this.calendar = calendar;
        this.failures = failures;
        narrow();
        now.setId("demo-now");
        to.setId("demo-to");
        to.setLabel(getTranslation("demo.clock.to"));
        to.setDatePickerI18n(DayNames.of(getLocale()));
        to.setLocale(getLocale());
        to.setAutoOpen(false);
        to.setDateAriaLabel(getTranslation("demo.clock.date"));
        to.setTimeAriaLabel(getTranslation("demo.clock.time"));
        Button move = new Button(getTranslation("demo.clock.move"), click -> move());
        move.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div row = new Div(to, move);
        row.addClassName("kq-row");
        Div quick = new Div(workingDays(1), workingDays(5), workingDays(15));
        quick.addClassName("kq-row");
        add(
                new PageHeader(getTranslation("demo.clock.title")),
                new Paragraph(getTranslation("demo.clock.text")),
                now,
                next,
                quick,
                row);
    }

    private Button workingDays(int days) {
        return new Button(getTranslation("demo.clock.days", days), click -> {
            LocalDate today = LocalDate.ofInstant(clock.now(), BusinessClock.ZONE);
            LocalDate day =
                    calendar.due(today, new Limit(days, Limit.Unit.WORKING)).on();
            advance(day.atTime(9, 0).atZone(BusinessClock.ZONE).toInstant());
        });
    }

    private void move() {
        LocalDateTime chosen = to.getValue();
        if (chosen == null) {
            to.setInvalid(true);
            to.setErrorMessage(getTranslation("field.required"));
            return;
        }
        advance(chosen.atZone(BusinessClock.ZONE).toInstant());
    }

    private void advance(Instant instant) {
        try {
            DemoClock.Passed passed = clock.advance(instant);
            Notices.success(getTranslation("demo.clock.moved", passed.timers(), passed.reminders()));
        } catch (Refusal refusal) {
            to.setInvalid(true);
            to.setErrorMessage(
                    refusal.errors().isEmpty()
                            ? failures.text(refusal, getLocale())
                            : failures.text(refusal.errors().get(0), getLocale()));
        }
        refresh();
    }

    private void refresh() {
        now.setText(getTranslation("demo.clock.now", DateText.minuteText(clock.now())));
        next.setText(clock.nextDue()
                .map(due -> getTranslation("demo.clock.next", DateText.minuteText(due)))
                .orElseGet(() -> getTranslation("demo.clock.nothing")));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!clock.isActive()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        refresh();
    }
}
