package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.shared.ui.Navigation;
import org.keqiao.subsidy.clawback.Recoveries;
import org.springframework.stereotype.Component;

/** 追回款 in the navigation, for finance and those who look after it. */
@Component
class RecoveryNavigation implements Navigation {

    private final Recoveries recoveries;

    RecoveryNavigation(Recoveries recoveries) {
        this.recoveries = recoveries;
    }

    @Override
    public List<Item> items() {
        return recoveries.isOpen()
                ? List.of(Item.of("recovery.title", RecoveriesView.ROUTE, VaadinIcon.ARROW_BACKWARD, 43)
                        .in(Section.MONEY))
                : List.of();
    }
}
