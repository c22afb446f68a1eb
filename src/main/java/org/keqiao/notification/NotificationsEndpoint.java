package org.keqiao.notification;

import java.util.Locale;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own notifications over HTTP. */
@RestController
@RequestMapping("/api/v1/notifications")
@Access
class NotificationsEndpoint {

    private final Notifications notifications;

    NotificationsEndpoint(Notifications notifications) {
        this.notifications = notifications;
    }

    record ReadAll(int read) {}

    @GetMapping
    CursorPage<NotificationView> list(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Locale locale) {
        return notifications.list(unread, locale, cursor, Cursor.limit(limit));
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable UUID id) {
        notifications.markRead(id);
    }

    @PostMapping("/read")
    ReadAll readAll() {
        return new ReadAll(notifications.markAllRead());
    }
}
