package org.keqiao.security.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.security.SecurityLog;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** Entries of the administrators, and everybody's own account. */
@Component
class AccountNavigation implements Navigation {

    private final CurrentActor current;
    private final SecurityLog log;

    AccountNavigation(CurrentActor current, SecurityLog log) {
        this.current = current;
        this.log = log;
    }

    @Override
    public List<Item> items() {
        Actor actor = current.find().orElse(null);
        if (actor == null) {
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        if (actor.has(Role.SYSTEM_ADMIN) || actor.has(Role.SECURITY_ADMIN) || actor.has(Role.AUDITOR)) {
            items.add(Item.of("security.accounts", AccountsView.ROUTE, VaadinIcon.USERS, 800));
        }
        if (actor.has(Role.SECURITY_ADMIN) || actor.has(Role.AUDITOR)) {
            items.add(Item.counted(
                    "security.events",
                    SecurityEventsView.ROUTE,
                    VaadinIcon.SHIELD,
                    810,
                    () -> log.attacks(current.require())));
        }
        if (actor.has(Role.AUDITOR)) {
            items.add(Item.of("security.readings", AccessLogView.ROUTE, VaadinIcon.EYE, 820));
        }
        items.add(Item.personal("security.profile", ProfileView.ROUTE, VaadinIcon.USER, 10));
        return items;
    }
}
