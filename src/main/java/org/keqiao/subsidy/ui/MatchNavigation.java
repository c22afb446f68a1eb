package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** 适合我的政策 in the navigation of those who apply for somebody. */
@Component
class MatchNavigation implements Navigation {

    private final CurrentActor currentActor;

    MatchNavigation(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Override
    public List<Item> items() {
        Actor actor = currentActor.find().orElse(null);
        return actor == null || actor.isOfficer() || actor.organisations().isEmpty()
                ? List.of()
                : List.of(Item.of("match.title", MatchView.ROUTE, VaadinIcon.LIGHTBULB, 22));
    }
}
