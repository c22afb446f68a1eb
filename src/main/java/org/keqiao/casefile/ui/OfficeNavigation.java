package org.keqiao.casefile.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.casefile.application.Openings;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** 窗口代办 for clerks, 发起事项 for who begins the bureau's own matters, 审计 for the auditor. */
@Component
class OfficeNavigation implements Navigation {

    private final CurrentActor current;
    private final Openings openings;

    OfficeNavigation(CurrentActor current, Openings openings) {
        this.current = current;
        this.openings = openings;
    }

    @Override
    public List<Item> items() {
        List<Item> items = new ArrayList<>();
        current.find().ifPresent(actor -> {
            if (actor.has(Role.INTAKE_CLERK) || actor.has(Role.COUNTY_DEPT)) {
                items.add(Item.of("counter.title", CounterView.ROUTE, VaadinIcon.DESKTOP, 40));
            }
            if (actor.isOfficer() && !openings.offered().isEmpty()) {
                items.add(Item.of("openings.title", OpeningView.ROUTE, VaadinIcon.FOLDER_ADD, 35));
            }
            if (actor.has(Role.AUDITOR)) {
                items.add(Item.of("audit.title", AuditView.ROUTE, VaadinIcon.CHECK_SQUARE_O, 820));
            }
        });
        return items;
    }
}
