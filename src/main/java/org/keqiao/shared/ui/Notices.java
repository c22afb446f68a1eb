package org.keqiao.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.notification.NotificationVariant;
import org.springframework.lang.Nullable;

/** Short messages that are read aloud; what went wrong stays until it is closed. */
public final class Notices {

    private static final int SHORT = 5_000;
    private static final int UNDO = 10_000;
    private static final int STAYS = 0;

    private Notices() {}

    /**
     * @param text translated
     */
    public static Notification success(String text) {
        return open(text, VaadinIcon.CHECK_CIRCLE_O, NotificationVariant.LUMO_SUCCESS, SHORT, null);
    }

    public static Notification info(String text) {
        return open(text, VaadinIcon.INFO_CIRCLE_O, null, SHORT, null);
    }

    public static Notification warning(String text) {
        return open(text, VaadinIcon.WARNING, NotificationVariant.LUMO_WARNING, STAYS, null);
    }

    public static Notification error(String text) {
        return open(text, VaadinIcon.EXCLAMATION_CIRCLE, NotificationVariant.LUMO_ERROR, STAYS, null);
    }

    /** For acts that can be taken back: ten seconds to do so. */
    public static Notification undo(String text, Runnable undo) {
        return open(text, VaadinIcon.CHECK_CIRCLE_O, null, UNDO, undo);
    }

    private static Notification open(
            String text,
            VaadinIcon icon,
            @Nullable NotificationVariant variant,
            int milliseconds,
            @Nullable Runnable undo) {
        Notification notice = new Notification();
        notice.setPosition(Position.BOTTOM_START);
        notice.setDuration(milliseconds);
        if (variant != null) {
            notice.addThemeVariants(variant);
        }
        if (milliseconds == STAYS) {
            notice.setAssertive(true);
        }
        Span words = new Span(text);
        words.addClassName("kq-notice-text");
        Div row = new Div(Icons.decorative(icon), words);
        row.addClassName("kq-notice");
        if (undo != null) {
            Button back = new Button(notice.getTranslation("shell.undo"), click -> {
                notice.close();
                undo.run();
            });
            back.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            row.add(back);
        }
        row.add(closer(notice));
        notice.add(row);
        notice.open();
        return notice;
    }

    private static Component closer(Notification notice) {
        Button close = new Button(Icons.decorative(VaadinIcon.CLOSE_SMALL), click -> notice.close());
        close.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE, ButtonVariant.LUMO_ICON);
        close.setAriaLabel(notice.getTranslation("shell.close"));
        return close;
    }
}
