package org.keqiao.register.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.register.RegisterReading;
import org.keqiao.register.external.ExternalContracts;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** 登记簿 in the navigation, for those who may look into it. */
@Component
class RegisterNavigation implements Navigation {

    private final RegisterReading register;
    private final ExternalContracts external;

    RegisterNavigation(RegisterReading register, ExternalContracts external) {
        this.register = register;
        this.external = external;
    }

    @Override
    public List<Item> items() {
        List<Item> items = new ArrayList<>();
        if (register.isOpen()) {
            items.add(Item.of("register.register", RegisterView.ROUTE, VaadinIcon.BOOK, 30)
                    .in(Section.REGISTERS));
        }
        if (external.isOpen()) {
            // Officers find it below the register, applicants below their organisations.
            items.add(Item.of(
                            "external.title",
                            ExternalContractsView.ROUTE,
                            VaadinIcon.GLOBE,
                            register.isOpen() ? 31 : 320)
                    .in(Section.REGISTERS));
        }
        return items;
    }
}
