package org.keqiao.notification;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
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

    /** @param mandatory it always comes in the application */
    record ChoiceItem(NotificationKind kind, boolean inApp, boolean mail, boolean mandatory) {}

    record Choice(@Nullable Boolean inApp, @Nullable Boolean mail) {}

    @GetMapping("/choices")
    List<ChoiceItem> choices() {
        return notifications.choices().entrySet().stream()
                .map(choice -> new ChoiceItem(
                        choice.getKey(),
                        choice.getValue().inApp(),
                        choice.getValue().mail(),
                        choice.getKey().isMandatory()))
                .toList();
    }

    /** What is left out stays as it is. */
    @PutMapping("/choices/{kind}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(@PathVariable NotificationKind kind, @RequestBody Choice choice) {
        Channels now = notifications.choices().get(kind);
        if (now == null) {
            throw Refusal.notFound();
        }
        notifications.choose(
                kind,
                new Channels(
                        choice.inApp() == null ? now.inApp() : choice.inApp(),
                        choice.mail() == null ? now.mail() : choice.mail()));
    }
}
