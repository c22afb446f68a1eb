package org.keqiao.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.shared.Cursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table of e-mails. */
@Repository
@Transactional
class MailStore {

    private static final int LONGEST_ERROR = 500;

    private final JdbcClient jdbc;

    MailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One e-mail as it waits.
     *
     * @param secret a sealed text that the sentence needs, null without one
     */
    record Mail(
            UUID id,
            String address,
            String name,
            Locale locale,
            NotificationKind kind,
            String textKey,
            String arguments,
            @Nullable String caseNumber,
            @Nullable String link,
            @Nullable String secret,
            int attempts) {}

    /** Once for each address and source. */
    void add(Notice notice, String address, String name, String locale, @Nullable String secret, Instant at) {
        add(notice, address, name, locale, secret, at, null);
    }

    /**
     * @param usefulUntil when it need not be sent any more (real time), null when it may wait for days
     */
    void add(
            Notice notice,
            String address,
            String name,
            String locale,
            @Nullable String secret,
            Instant at,
            @Nullable Instant usefulUntil) {
        jdbc.sql(
                        """
                        insert into mail (id, address, name, locale, kind, source, text_key, arguments, case_number, link, secret,
                            state, next_try, created_at, useful_until)
                        values (:id, :address, :name, :locale, :kind, :source, :key, cast(:arguments as jsonb), :case, :link, :secret,
                            'WAITING', now(), :at, :until)
                        on conflict (address, source) do nothing
                        """)
                .param("id", UUID.randomUUID())
                .param("address", address)
                .param("name", name)
                .param("locale", locale)
                .param("kind", notice.kind().name())
                .param("source", notice.source())
                .param("key", notice.textKey())
                .param("arguments", TextArguments.write(notice.arguments()))
                .param("case", notice.caseNumber())
                .param("link", notice.link())
                .param("secret", secret)
                .param("at", Timestamp.from(at))
                .param("until", usefulUntil == null ? null : Timestamp.from(usefulUntil), Types.TIMESTAMP)
                .update();
    }

    List<Mail> due(Instant now, int most) {
        return jdbc.sql(
                        """
                        select id, address, name, locale, kind, text_key, arguments, case_number, link, secret, attempts
                        from mail where state = 'WAITING' and next_try <= ? order by next_try, id limit ?
                        """)
                .params(Timestamp.from(now), most)
                .query((row, number) -> mail(row))
                .list();
    }

    /**
     * Takes an e-mail for one attempt. Whoever comes second finds another count; whoever dies meanwhile leaves it for the
     * next try.
     */
    boolean take(Mail mail, Instant nextTry) {
        return jdbc.sql("update mail set attempts = attempts + 1, next_try = ?"
                                + " where id = ? and attempts = ? and state = 'WAITING'")
                        .params(Timestamp.from(nextTry), mail.id(), mail.attempts())
                        .update()
                == 1;
    }

    /** What was sealed is of no use any more and goes. */
    void sent(UUID id, Instant at) {
        jdbc.sql("update mail set state = 'SENT', sent_at = ?, last_error = null, secret = null where id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    void failed(UUID id, String error, boolean givenUp) {
        jdbc.sql("update mail set state = ?, last_error = ? where id = ?")
                .params(
                        givenUp ? "FAILED" : "WAITING",
                        error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error,
                        id)
                .update();
    }

    /** Nobody is served by a message of the week before last, or by a link that has expired. */
    int expire(Instant before, Instant now) {
        return jdbc.sql("update mail set state = 'EXPIRED', secret = null where state = 'WAITING'"
                        + " and (created_at < ? and next_try < ? or useful_until < ?)")
                .params(Timestamp.from(before), Timestamp.from(before), Timestamp.from(now))
                .update();
    }

    /**
     * Removes what was written before and waits no longer, at most so many.
     *
     * @return how many were removed
     */
    int forget(Instant before, int most) {
        return jdbc.sql("delete from mail where id in (select id from mail where state <> 'WAITING' and created_at < ?"
                        + " order by created_at limit ?)")
                .params(Timestamp.from(before), most)
                .update();
    }

    /** False when it does not wait for being tried again. */
    boolean again(UUID id) {
        return jdbc.sql("update mail set state = 'WAITING', attempts = 0, next_try = now()"
                                + " where id = ? and state in ('FAILED', 'WAITING')")
                        .param(id)
                        .update()
                == 1;
    }

    /** Newest first. */
    List<MailView> page(@Nullable MailView.State state, Optional<Cursor> after, int limit) {
        return jdbc.sql(
                        "select id, address, kind, case_number, state, attempts, next_try, last_error, created_at, sent_at"
                                + " from mail where true"
                                + (state == null ? "" : " and state = :state")
                                + (after.isPresent() ? " and (created_at, id) < (:at, :id)" : "")
                                + " order by created_at desc, id desc limit :limit")
                .params(state == null ? Map.of() : Map.of("state", state.name()))
                .params(after.<Map<String, Object>>map(
                                from -> Map.of("at", Timestamp.from(from.instant(0)), "id", from.uuid(1)))
                        .orElse(Map.of()))
                .param("limit", limit)
                .query((row, number) -> {
                    Timestamp sentAt = row.getTimestamp("sent_at");
                    return new MailView(
                            row.getObject("id", UUID.class),
                            row.getString("address"),
                            NotificationKind.valueOf(row.getString("kind")),
                            row.getString("case_number"),
                            MailView.State.valueOf(row.getString("state")),
                            row.getInt("attempts"),
                            row.getTimestamp("next_try").toInstant(),
                            row.getString("last_error"),
                            row.getTimestamp("created_at").toInstant(),
                            sentAt == null ? null : sentAt.toInstant());
                })
                .list();
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                row.getObject("id", UUID.class),
                row.getString("address"),
                row.getString("name"),
                Locale.forLanguageTag(row.getString("locale")),
                NotificationKind.valueOf(row.getString("kind")),
                row.getString("text_key"),
                row.getString("arguments"),
                row.getString("case_number"),
                row.getString("link"),
                row.getString("secret"),
                row.getInt("attempts"));
    }
}
