package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.shared.ui.Navigation;
import org.keqiao.subsidy.allotment.Allotments;
import org.springframework.stereotype.Component;

/** 预算分配 in the navigation of finance and those who look after it. */
@Component
class AllotmentNavigation implements Navigation {

    private final Allotments allotments;

    AllotmentNavigation(Allotments allotments) {
        this.allotments = allotments;
    }

    @Override
    public List<Item> items() {
        return allotments.isOpen()
                ? List.of(Item.of("allotment.title", AllotmentsView.ROUTE, VaadinIcon.PIE_CHART, 43)
                        .in(Section.MONEY))
                : List.of();
    }
}
