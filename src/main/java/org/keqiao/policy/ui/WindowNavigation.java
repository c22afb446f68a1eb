package org.keqiao.policy.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.policy.window.WindowKeeping;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** 申报时间 in the navigation, for those who set and confirm it. */
@Component
class WindowNavigation implements Navigation {

    private final WindowKeeping windows;

    WindowNavigation(WindowKeeping windows) {
        this.windows = windows;
    }

    @Override
    public List<Item> items() {
        return windows.isOpen()
                ? List.of(Item.of("windows.title", WindowsView.ROUTE, VaadinIcon.CALENDAR_CLOCK, 44)
                        .in(Section.MONEY))
                : List.of();
    }
}
