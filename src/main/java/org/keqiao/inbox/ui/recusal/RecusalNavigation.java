package org.keqiao.inbox.ui.recusal;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.inbox.recusal.Recusals;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.OfficeKind;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** 回避 and 关系申报 in the navigation. */
@Component
class RecusalNavigation implements Navigation {

    private final Recusals recusals;
    private final CurrentActor currentActor;

    RecusalNavigation(Recusals recusals, CurrentActor currentActor) {
        this.recusals = recusals;
        this.currentActor = currentActor;
    }

    @Override
    public List<Item> items() {
        List<Item> items = new ArrayList<>();
        if (recusals.isDecider()) {
            items.add(Item.of("recusal.title", RecusalsView.ROUTE, VaadinIcon.USERS, 47)
                    .in(Section.PUBLICITY));
        }
        if (currentActor.find().filter(RecusalNavigation::worksCases).isPresent()) {
            items.add(Item.of("recusal.relations", RelationsView.ROUTE, VaadinIcon.FAMILY, 48)
                    .in(Section.PUBLICITY));
        }
        return items;
    }

    private static boolean worksCases(Actor actor) {
        return actor.roles().stream()
                .anyMatch(role ->
                        role.officeKind() != OfficeKind.NONE || role.duty().isPresent());
    }
}
