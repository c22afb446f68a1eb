package org.keqiao.organization.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.organization.OrganisationVerification;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** The bureau's check for officers, the own organisations for everybody who is no officer. */
@Component
class OrganisationNavigation implements Navigation {

    private final CurrentActor current;
    private final OrganisationVerification verification;

    OrganisationNavigation(CurrentActor current, OrganisationVerification verification) {
        this.current = current;
        this.verification = verification;
    }

    @Override
    public List<Item> items() {
        Actor actor = current.find().orElse(null);
        if (actor == null) {
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        if (OrganisationVerification.isChecker(actor)) {
            items.add(Item.counted(
                    "organization.all",
                    OrganisationsView.ROUTE,
                    VaadinIcon.BUILDING_O,
                    300,
                    () -> verification.waiting(current.require())));
        }
        if (!actor.isOfficer() || !actor.organisations().isEmpty()) {
            items.add(Item.of("organization.own", OwnOrganisationsView.ROUTE, VaadinIcon.BUILDING_O, 310));
        }
        return items;
    }
}
