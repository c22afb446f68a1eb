package org.keqiao.register.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.register.RegisterReading;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** 登记簿 in the navigation, for those who may look into it. */
@Component
class RegisterNavigation implements Navigation {

    private final RegisterReading register;

    RegisterNavigation(RegisterReading register) {
        this.register = register;
    }

    @Override
    public List<Item> items() {
        return register.isOpen()
                ? List.of(Item.of("register.register", RegisterView.ROUTE, VaadinIcon.BOOK, 30))
                : List.of();
    }
}
