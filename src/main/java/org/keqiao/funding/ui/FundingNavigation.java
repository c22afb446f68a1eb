package org.keqiao.funding.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.funding.BudgetLines;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** 预算指标 in the navigation, for those who may look into it. */
@Component
class FundingNavigation implements Navigation {

    private final BudgetLines budgets;

    FundingNavigation(BudgetLines budgets) {
        this.budgets = budgets;
    }

    @Override
    public List<Item> items() {
        return budgets.isOpen()
                ? List.of(Item.of("funding.budgets", BudgetsView.ROUTE, VaadinIcon.COINS, 40)
                        .in(Section.MONEY))
                : List.of();
    }
}
