package org.keqiao.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keqiao.security.AccountDirectory;
import org.keqiao.shared.RealClock;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

@KeqiaoTest
class NotificationUpkeepTest {

    /** Long before anything that other tests write. */
    private static final Instant NOW = Instant.parse("2020-06-30T00:00:00Z");

    private final String mark = UUID.randomUUID().toString();

    @Autowired
    NotificationStore notifications;

    @Autowired
    MailStore mails;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void forgetsWhatWasReadOrDealtWithLongAgoAndNothingElse() {
        transaction.executeWithoutResult(status -> {
            message("read long ago", 40, 31);
            message("read lately", 40, 29);
            message("never read", 400, null);
            mail("sent long ago", "SENT", 31);
            mail("given up long ago", "FAILED", 31);
            mail("sent lately", "SENT", 29);
            mail("waits", "WAITING", 400);
        });
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Duration month = Duration.ofDays(30);

        new NotificationUpkeep(notifications, mails, clock, new RealClock(clock), month, month).nightly();

        assertThat(left("notification")).containsExactlyInAnyOrder("read lately", "never read");
        assertThat(left("mail")).containsExactlyInAnyOrder("sent lately", "waits");
    }

    private void message(String name, int daysOld, @Nullable Integer readDaysAgo) {
        jdbc.sql("insert into notification (id, account, kind, source, text_key, arguments, created_at, read_at)"
                        + " values (?, ?, 'TASK', ?, 'x', '[]', ?, ?)")
                .params(
                        UUID.randomUUID(),
                        accounts.actorNamed("clerk").accountId(),
                        mark + name,
                        ago(daysOld),
                        readDaysAgo == null ? null : ago(readDaysAgo))
                .update();
    }

    private void mail(String name, String state, int daysOld) {
        jdbc.sql("insert into mail (id, address, name, locale, kind, source, text_key, arguments, state, next_try,"
                        + " created_at, sent_at) values (?, ?, 'N', 'en', 'TASK', ?, 'x', '[]', ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        mark + "@example.org",
                        mark + name,
                        state,
                        ago(daysOld),
                        ago(daysOld),
                        state.equals("SENT") ? ago(daysOld) : null)
                .update();
    }

    private static Timestamp ago(int days) {
        return Timestamp.from(NOW.minus(Duration.ofDays(days)));
    }

    private java.util.List<String> left(String table) {
        return jdbc.sql("select substr(source, 37) from " + table + " where source like ?")
                .param(mark + "%")
                .query(String.class)
                .list();
    }
}
