package org.keqiao.calendar.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** The calendar in the system administrator's navigation. */
@Component
class CalendarNavigation implements Navigation {

    private final CurrentActor current;

    CalendarNavigation(CurrentActor current) {
        this.current = current;
    }

    @Override
    public List<Item> items() {
        return current.find().filter(actor -> actor.has(Role.SYSTEM_ADMIN)).isPresent()
                ? List.of(Item.of("calendar.title", CalendarView.ROUTE, VaadinIcon.CALENDAR, 860))
                : List.of();
    }
}
