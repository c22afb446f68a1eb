package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.shared.ui.Navigation;
import org.keqiao.subsidy.grant.AutoGrants;
import org.springframework.stereotype.Component;

/** 免申即享 in the navigation, where the city gives something without application. */
@Component
class AutoGrantNavigation implements Navigation {

    private final AutoGrants grants;

    AutoGrantNavigation(AutoGrants grants) {
        this.grants = grants;
    }

    @Override
    public List<Item> items() {
        return grants.isOpen() && !grants.items().isEmpty()
                ? List.of(Item.of("autogrant.title", AutoGrantsView.ROUTE, VaadinIcon.GIFT, 47)
                        .in(Section.MONEY))
                : List.of();
    }
}
