package org.keqiao.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.keqiao.notification.NotificationKind;
import org.keqiao.notification.NotificationView;
import org.keqiao.notification.Notifications;
import org.keqiao.policy.document.DocumentEnding;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Paths;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.springframework.lang.Nullable;

/** What the signed-in person was told, newest first. */
@Route(value = NotificationsView.ROUTE, layout = MainLayout.class)
@PermitAll
class NotificationsView extends Page {

    static final String ROUTE = "notifications";

    private static final long serialVersionUID = 1L;
    private static final int LIMIT = 50;

    private final transient Notifications notifications;
    private final Checkbox unreadOnly = new Checkbox();
    private final UnorderedList list = new UnorderedList();
    private final Div none = new Div();
    private final Button more = new Button();

    @Nullable
    private String next;

    NotificationsView(Notifications notifications) {
        super("notification.title");
        this.notifications = notifications;
        narrow();
        Button allRead = new Button(getTranslation("notification.allRead"), click -> {
            notifications.markAllRead();
            reload();
        });
        Button choices =
                new Button(getTranslation("notification.choices"), click -> new ChoicesDialog(notifications).open());
        choices.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        unreadOnly.setLabel(getTranslation("notification.unreadOnly"));
        unreadOnly.addValueChangeListener(change -> reload());
        list.addClassName("kq-notifications");
        more.setText(getTranslation("notification.more"));
        more.addClickListener(click -> load());
        add(
                new PageHeader(getTranslation("notification.title")).actions(allRead, choices),
                unreadOnly,
                list,
                none,
                more);
        reload();
    }

    private void reload() {
        list.removeAll();
        next = null;
        load();
        refreshCounts();
    }

    private void refreshCounts() {
        getUI().stream()
                .flatMap(ui -> ui.getChildren())
                .filter(MainLayout.class::isInstance)
                .forEach(layout -> ((MainLayout) layout).refreshCounts());
    }

    private void load() {
        CursorPage<NotificationView> page = notifications.list(unreadOnly.getValue(), getLocale(), next, LIMIT);
        page.items().forEach(notification -> list.add(item(notification)));
        next = page.next();
        more.setVisible(next != null);
        boolean empty = list.getChildren().findAny().isEmpty();
        list.setVisible(!empty);
        none.removeAll();
        if (empty) {
            none.add(new EmptyState(
                    VaadinIcon.BELL_O, getTranslation("notification.none"), getTranslation("notification.none.text")));
        }
    }

    private ListItem item(NotificationView notification) {
        Div line = new Div(
                new StatusBadge(getTranslation("notification.kind." + notification.kind()), tone(notification.kind())),
                DateText.minute(notification.createdAt()));
        line.addClassName("kq-row");
        Component text = text(notification);
        ListItem item = new ListItem(line, text);
        if (!notification.read()) {
            item.addClassName("unread");
            Span mark = new Span(getTranslation("notification.unread"));
            mark.addClassName("kq-small");
            Button read = new Button(getTranslation("notification.read"));
            read.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            read.addClickListener(click -> {
                notifications.markRead(notification.id());
                item.removeClassName("unread");
                line.remove(mark, read);
                refreshCounts();
            });
            line.add(mark, read);
        }
        return item;
    }

    private Component text(NotificationView notification) {
        String link = notification.link();
        if (link == null) {
            return new Span(notification.text());
        }
        Button open = new Button(notification.text(), click -> {
            notifications.markRead(notification.id());
            if (link.equals(DocumentEnding.PAGE)) {
                getUI().ifPresent(ui -> ui.getPage().setLocation(link));
            } else {
                Paths.open(link);
            }
        });
        open.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        open.addClassName("kq-notification-text");
        return open;
    }

    private static Tone tone(NotificationKind kind) {
        return switch (kind) {
            case CORRECTION, APPROVAL, REMINDER, SUPERVISION, ORGANISATION -> Tone.SOON;
            case OVERDUE -> Tone.LATE;
            case ACCEPTED, DECIDED, LETTER -> Tone.GOOD;
            case CLOCK -> Tone.PAUSED;
            case SUBMITTED, MESSAGE, TASK, MATTER, INVITATION, ACCOUNT -> Tone.ACTIVE;
        };
    }
}
