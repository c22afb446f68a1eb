package org.keqiao.studio.ui.policy;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** The policy tables' entry, beside the studio's. */
@Component
class PoliciesNavigation implements Navigation {

    private static final int ORDER = 710;

    private final CurrentActor current;

    PoliciesNavigation(CurrentActor current) {
        this.current = current;
    }

    @Override
    public List<Item> items() {
        return current.find()
                .filter(actor -> actor.has(Role.FLOW_DESIGNER) || actor.has(Role.FLOW_PUBLISHER))
                .map(actor -> List.of(Item.of("policies.title", PoliciesView.ROUTE, VaadinIcon.TABLE, ORDER)))
                .orElse(List.of());
    }
}
