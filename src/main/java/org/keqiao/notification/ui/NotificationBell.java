package org.keqiao.notification.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.notification.Notifications;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.Bell;
import org.keqiao.shared.ui.Navigation;
import org.springframework.stereotype.Component;

/** The bell for everybody, 通知 in the applicants' navigation, the e-mails in the system administrator's. */
@Component
class NotificationBell implements Bell, Navigation {

    private final Notifications notifications;
    private final CurrentActor current;

    NotificationBell(Notifications notifications, CurrentActor current) {
        this.notifications = notifications;
        this.current = current;
    }

    @Override
    public long unread() {
        return notifications.unread();
    }

    @Override
    public String path() {
        return NotificationsView.ROUTE;
    }

    @Override
    public List<Item> items() {
        List<Item> items = new ArrayList<>();
        current.find().ifPresent(actor -> {
            if (!actor.isOfficer()) {
                items.add(Item.counted(
                        "notification.title", NotificationsView.ROUTE, VaadinIcon.BELL_O, 30, notifications::unread));
            }
            if (isKeeper(actor)) {
                items.add(Item.of("notification.mails", MailsView.ROUTE, VaadinIcon.ENVELOPE_O, 870));
            }
        });
        return items;
    }

    private static boolean isKeeper(Actor actor) {
        return actor.has(Role.SYSTEM_ADMIN);
    }
}
