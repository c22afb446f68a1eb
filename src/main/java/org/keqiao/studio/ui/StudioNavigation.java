package org.keqiao.studio.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** The studio's entry, for those who design and those who approve. */
@Component
class StudioNavigation implements Navigation {

    private static final int ORDER = 700;

    private final CurrentActor current;

    StudioNavigation(CurrentActor current) {
        this.current = current;
    }

    @Override
    public List<Item> items() {
        return current.find()
                .filter(actor -> actor.has(Role.FLOW_DESIGNER) || actor.has(Role.FLOW_PUBLISHER))
                .map(actor -> List.of(Item.of("studio.title", StudioView.ROUTE, VaadinIcon.CLUSTER, ORDER)))
                .orElse(List.of());
    }
}
