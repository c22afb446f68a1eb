package org.keqiao.intermediary.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** 中介服务机构 in the navigation, for those who keep the register or may be in it; the page itself is everybody's. */
@Component
class IntermediaryNavigation implements Navigation {

    private final Intermediaries intermediaries;

    IntermediaryNavigation(Intermediaries intermediaries) {
        this.intermediaries = intermediaries;
    }

    @Override
    public List<Item> items() {
        return intermediaries.isKept() || intermediaries.mayBeListed()
                ? List.of(Item.of("intermediary.title", IntermediariesView.ROUTE, VaadinIcon.HANDSHAKE, 46)
                        .in(Section.REGISTERS))
                : List.of();
    }
}
