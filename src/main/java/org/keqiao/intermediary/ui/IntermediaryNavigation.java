package org.keqiao.intermediary.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.intermediary.training.BrokerTrainings;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** 中介服务机构 and the training of brokers in the navigation, for those who keep the register or may be in it; the page itself is everybody's. */
@Component
class IntermediaryNavigation implements Navigation {

    private final Intermediaries intermediaries;
    private final BrokerTrainings trainings;

    IntermediaryNavigation(Intermediaries intermediaries, BrokerTrainings trainings) {
        this.intermediaries = intermediaries;
        this.trainings = trainings;
    }

    @Override
    public List<Item> items() {
        List<Item> items = new ArrayList<>();
        boolean kept = intermediaries.isKept();
        if (kept || intermediaries.mayBeListed()) {
            items.add(Item.of("intermediary.title", IntermediariesView.ROUTE, VaadinIcon.HANDSHAKE, 46)
                    .in(Section.REGISTERS));
            if (kept || !trainings.ownPersons().isEmpty()) {
                items.add(Item.of("training.list", BrokerTrainingsView.ROUTE, VaadinIcon.ACADEMY_CAP, 46)
                        .in(Section.REGISTERS));
            }
        }
        return items;
    }
}
