package org.keqiao.operations.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** The entry of the operations page. */
@Component
class OperationsNavigation implements Navigation {

    private static final int ORDER = 820;

    private final CurrentActor current;

    OperationsNavigation(CurrentActor current) {
        this.current = current;
    }

    @Override
    public List<Item> items() {
        return current.find()
                .filter(actor -> actor.has(Role.SYSTEM_ADMIN))
                .map(actor -> List.of(Item.of("operations.title", OperationsView.ROUTE, VaadinIcon.TOOLS, ORDER)))
                .orElse(List.of());
    }
}
