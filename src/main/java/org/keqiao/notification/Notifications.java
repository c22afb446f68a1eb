package org.keqiao.notification;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the signed-in person was told, and wants to be told. */
@Service
@Transactional
public class Notifications {

    private final NotificationStore store;
    private final CurrentActor current;
    private final Texts texts;
    private final Clock clock;

    Notifications(NotificationStore store, CurrentActor current, Texts texts, Clock clock) {
        this.store = store;
        this.current = current;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Newest first.
     *
     * @param locale language of the texts
     * @param limit 1 to 200
     */
    @Transactional(readOnly = true)
    public CursorPage<NotificationView> list(boolean unreadOnly, Locale locale, @Nullable String cursor, int limit) {
        Optional<Cursor> after = Cursor.parse(cursor, 2);
        List<NotificationView> rows = store.page(me(), unreadOnly, after, limit + 1).stream()
                .map(row -> new NotificationView(
                        row.id(),
                        row.kind(),
                        texts.get(row.textKey(), locale, TextArguments.read(row.arguments(), locale)),
                        row.caseNumber(),
                        row.link(),
                        row.createdAt(),
                        row.read()))
                .toList();
        return Cursor.page(rows, limit, row -> Cursor.of(row.createdAt(), row.id()));
    }

    /** How many are unread; 100 stands for more. */
    @Transactional(readOnly = true)
    public long unread() {
        return current.find().map(Actor::accountId).map(store::unread).orElse(0L);
    }

    /** @throws Refusal NOT_FOUND when it is somebody else's */
    public void markRead(UUID id) {
        if (!store.markRead(me(), id, clock.instant())) {
            throw Refusal.notFound();
        }
    }

    /** @return how many were unread */
    public int markAllRead() {
        return store.markAllRead(me(), clock.instant());
    }

    /** The kinds that concern this person, with how they come. */
    @Transactional(readOnly = true)
    public Map<NotificationKind, Channels> choices() {
        Actor actor = current.require();
        Map<NotificationKind, Channels> chosen = store.choices(me());
        Map<NotificationKind, Channels> all = new EnumMap<>(NotificationKind.class);
        for (NotificationKind kind : NotificationKind.values()) {
            boolean concerns =
                    switch (kind.audience()) {
                        case APPLICANT -> !actor.isOfficer();
                        case OFFICER -> actor.isOfficer();
                        case NOBODY -> false;
                    };
            if (concerns) {
                all.put(kind, chosen.getOrDefault(kind, Channels.defaults(kind)).within(kind));
            }
        }
        return all;
    }

    /** What cannot be switched off stays on. */
    public void choose(NotificationKind kind, Channels channels) {
        store.choose(me(), kind, channels.within(kind));
    }

    private UUID me() {
        UUID account = current.require().accountId();
        if (account == null) {
            throw Refusal.notFound();
        }
        return account;
    }
}
