package org.keqiao.notification;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.shared.Cursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tables of notifications and of what people chose. */
@Repository
class NotificationStore {

    private final JdbcClient jdbc;

    NotificationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            UUID id,
            NotificationKind kind,
            String textKey,
            String arguments,
            @Nullable String caseNumber,
            @Nullable String link,
            Instant createdAt,
            boolean read) {}

    /** Once for each person and source. */
    void add(UUID account, Notice notice, Instant at) {
        jdbc.sql(
                        """
                        insert into notification (id, account, kind, source, text_key, arguments, case_id, case_number, link, created_at)
                        values (?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, ?) on conflict (account, source) do nothing
                        """)
                .params(
                        UUID.randomUUID(),
                        account,
                        notice.kind().name(),
                        notice.source(),
                        notice.textKey(),
                        TextArguments.write(notice.arguments()),
                        notice.caseId(),
                        notice.caseNumber(),
                        notice.link(),
                        Timestamp.from(at))
                .update();
    }

    boolean wasReceivedBefore(UUID caseId, LocalDate day) {
        return jdbc.sql("select count(*) from case_file where id = ? and received_on < ?")
                        .params(caseId, day)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Steps of the case that were told of wait no more. */
    void closeTasks(UUID caseId, Instant at) {
        jdbc.sql("update notification set read_at = ? where case_id = ? and kind = 'TASK' and read_at is null")
                .params(Timestamp.from(at), caseId)
                .update();
    }

    List<Row> page(UUID account, boolean unreadOnly, Optional<Cursor> after, int limit) {
        return jdbc.sql("select id, kind, text_key, arguments, case_number, link, created_at, read_at from notification"
                        + " where account = :account"
                        + (unreadOnly ? " and read_at is null" : "")
                        + (after.isPresent() ? " and (created_at, id) < (:at, :id)" : "")
                        + " order by created_at desc, id desc limit :limit")
                .param("account", account)
                .param("limit", limit)
                .params(after.<Map<String, Object>>map(
                                from -> Map.of("at", Timestamp.from(from.instant(0)), "id", from.uuid(1)))
                        .orElse(Map.of()))
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        NotificationKind.valueOf(row.getString("kind")),
                        row.getString("text_key"),
                        row.getString("arguments"),
                        row.getString("case_number"),
                        row.getString("link"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("read_at") != null))
                .list();
    }

    /** No more than a hundred: the bell shows 99+ from there on. */
    long unread(UUID account) {
        return jdbc.sql("select count(*) from (select 1 from notification where account = ? and read_at is null"
                        + " limit 100) unread")
                .param(account)
                .query(Long.class)
                .single();
    }

    /** False when it is not this person's. */
    boolean markRead(UUID account, UUID id, Instant at) {
        return jdbc.sql("update notification set read_at = coalesce(read_at, ?) where id = ? and account = ?")
                        .params(Timestamp.from(at), id, account)
                        .update()
                == 1;
    }

    int markAllRead(UUID account, Instant at) {
        return jdbc.sql("update notification set read_at = ? where account = ? and read_at is null")
                .params(Timestamp.from(at), account)
                .update();
    }

    /**
     * Removes what was read before, at most so many.
     *
     * @return how many were removed
     */
    @Transactional
    public int forgetRead(Instant before, int most) {
        return jdbc.sql("delete from notification where id in"
                        + " (select id from notification where read_at < ? order by read_at limit ?)")
                .params(Timestamp.from(before), most)
                .update();
    }

    /** What each of these people chose about a kind; who chose nothing is left out. */
    Map<UUID, Channels> choices(Collection<UUID> accounts, NotificationKind kind) {
        Map<UUID, Channels> choices = new HashMap<>();
        if (!accounts.isEmpty()) {
            jdbc.sql("select account, in_app, mail from notification_choice where kind = :kind and account in (:all)")
                    .param("kind", kind.name())
                    .param("all", accounts)
                    .query(row -> {
                        choices.put(
                                row.getObject("account", UUID.class),
                                new Channels(row.getBoolean("in_app"), row.getBoolean("mail")));
                    });
        }
        return choices;
    }

    Map<NotificationKind, Channels> choices(UUID account) {
        Map<NotificationKind, Channels> choices = new EnumMap<>(NotificationKind.class);
        jdbc.sql("select kind, in_app, mail from notification_choice where account = ?")
                .param(account)
                .query(row -> {
                    choices.put(
                            NotificationKind.valueOf(row.getString("kind")),
                            new Channels(row.getBoolean("in_app"), row.getBoolean("mail")));
                });
        return choices;
    }

    void choose(UUID account, NotificationKind kind, Channels channels) {
        jdbc.sql(
                        """
                        insert into notification_choice (account, kind, in_app, mail) values (?, ?, ?, ?)
                        on conflict (account, kind) do update set in_app = excluded.in_app, mail = excluded.mail
                        """)
                .params(account, kind.name(), channels.inApp(), channels.mail())
                .update();
    }
}
