package org.keqiao.demo.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.demo.DemoClock;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** The clock in the system administrator's navigation, on the demonstration. */
@Component
class DemoNavigation implements Navigation {

    private final DemoClock clock;
    private final CurrentActor current;

    DemoNavigation(DemoClock clock, CurrentActor current) {
        this.clock = clock;
        this.current = current;
    }

    @Override
    public List<Item> items() {
        boolean shown = clock.isActive()
                && current.find().filter(actor -> actor.has(Role.SYSTEM_ADMIN)).isPresent();
        return shown ? List.of(Item.of("demo.clock.title", DemoClockView.ROUTE, VaadinIcon.CLOCK, 890)) : List.of();
    }
}
