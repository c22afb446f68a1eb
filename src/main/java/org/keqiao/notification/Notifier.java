package org.keqiao.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.keqiao.security.AccountView;
import org.keqiao.shared.DemoMode;
import org.keqiao.shared.Texts;
import org.springframework.stereotype.Component;

/** Writes what people are told, by what they chose, in the caller's transaction. */
@Component
class Notifier {

    private static final int HISTORY_DAYS = 60;

    private final NotificationStore store;
    private final MailStore mails;
    private final DemoMode demo;
    private final Clock clock;

    Notifier(NotificationStore store, MailStore mails, DemoMode demo, Clock clock) {
        this.store = store;
        this.mails = mails;
        this.demo = demo;
        this.clock = clock;
    }

    /** Each person once, however often it is called for the same source. */
    void tell(Notice notice, Collection<AccountView> people) {
        if (isHistory(notice)) {
            return;
        }
        Map<UUID, AccountView> each = new LinkedHashMap<>();
        people.stream().filter(AccountView::enabled).forEach(person -> each.put(person.id(), person));
        Map<UUID, Channels> choices = store.choices(each.keySet(), notice.kind());
        Instant now = clock.instant();
        for (AccountView person : each.values()) {
            Channels channels = choices.getOrDefault(person.id(), Channels.defaults(notice.kind()))
                    .within(notice.kind());
            if (channels.inApp()) {
                store.add(person.id(), notice, now);
            }
            if (channels.mail() && person.email() != null && !person.email().isBlank()) {
                mails.add(
                        notice,
                        person.email(),
                        person.displayName(),
                        Texts.language(person.locale()).toLanguageTag(),
                        null,
                        now);
            }
        }
    }

    /** The demonstration tells two years of cases within minutes; nobody wants to hear of each now. */
    private boolean isHistory(Notice notice) {
        return demo.active()
                && notice.caseId() != null
                && store.wasReceivedBefore(notice.caseId(), LocalDate.now(clock).minusDays(HISTORY_DAYS));
    }
}
