package org.keqiao.funding.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.funding.BudgetLines;
import org.keqiao.funding.CapAccounts;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** 预算指标 in the navigation, for those who may look into it. */
@Component
class FundingNavigation implements Navigation {

    private final BudgetLines budgets;
    private final CapAccounts caps;

    FundingNavigation(BudgetLines budgets, CapAccounts caps) {
        this.budgets = budgets;
        this.caps = caps;
    }

    @Override
    public List<Item> items() {
        List<Item> items = new ArrayList<>();
        if (budgets.isOpen()) {
            items.add(Item.of("funding.budgets", BudgetsView.ROUTE, VaadinIcon.COINS, 40)
                    .in(Section.MONEY));
        }
        if (caps.isOpen()) {
            items.add(Item.of("funding.caps", CapsView.ROUTE, VaadinIcon.SCALE, 41)
                    .in(Section.MONEY));
        }
        return items;
    }
}
