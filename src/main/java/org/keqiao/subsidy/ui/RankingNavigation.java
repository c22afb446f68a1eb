package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.shared.ui.Navigation;
import org.keqiao.subsidy.ranking.Rankings;
import org.springframework.stereotype.Component;

/** 评审名次 in the navigation, where the city has competitive items. */
@Component
class RankingNavigation implements Navigation {

    private final Rankings rankings;

    RankingNavigation(Rankings rankings) {
        this.rankings = rankings;
    }

    @Override
    public List<Item> items() {
        return rankings.isOpen() && !rankings.items().isEmpty()
                ? List.of(Item.of("ranking.title", RankingsView.ROUTE, VaadinIcon.TROPHY, 46)
                        .in(Section.MONEY))
                : List.of();
    }
}
