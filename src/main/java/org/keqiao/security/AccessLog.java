package org.keqiao.security;

import jakarta.annotation.PreDestroy;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.RealClock;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What officers and auditors read of other people's affairs (个人信息保护法 51, 54): rows of their own, that can only be
 * added. Nobody waits for them: readings are gathered and written every few seconds, those of one page as one row.
 */
@Service
public class AccessLog {

    /** What was read; names are stored. */
    public enum What {
        CASE,
        DOCUMENT,
        LETTER,
        /** The acts of a case, by the auditor. */
        RECORD,
        /** The same, taken away as a file. */
        EXPORT,
        /** An organisation's papers. */
        EVIDENCE,
        /** Whole bank accounts of payments that wait. */
        ACCOUNTS,
        /** The same, taken away as the file for the bank. */
        PAYMENT_FILE
    }

    /**
     * @param label what the reader saw it called: a case number, a file's name
     * @param subject id of the case, document, letter
     */
    public record Reading(
            long id,
            Instant at,
            UUID account,
            String reader,
            What what,
            UUID subject,
            String label,
            @Nullable String address) {}

    private static final int MOST_WAITING = 5_000;
    private static final int LONGEST = 200;

    private record Key(UUID account, What what, UUID subject) {}

    private record Waiting(Key key, Instant at, String reader, String label, @Nullable String address) {}

    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final RealClock clock;

    AccessLog(JdbcClient jdbc, JdbcTemplate batches, PlatformTransactionManager transactions, RealClock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        // The reader's own transaction may be one that only reads.
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Notes what an officer or auditor reads; what applicants read of their own is nobody's business. */
    public void read(Actor actor, What what, UUID subject, String label) {
        if (actor.accountId() == null || !actor.isOfficer()) {
            return;
        }
        Waiting reading = new Waiting(
                new Key(actor.accountId(), what, subject),
                clock.instant(),
                actor.displayName(),
                label.length() <= LONGEST ? label : label.substring(0, LONGEST),
                address());
        while (!waiting.offer(reading)) {
            // More at once than anybody reads: whoever is the one too many writes, beside what it is doing itself.
            write();
        }
    }

    @Scheduled(fixedDelay = 2_000)
    void write() {
        List<Waiting> taken = new ArrayList<>();
        waiting.drainTo(taken);
        if (taken.isEmpty()) {
            return;
        }
        Map<Key, Waiting> once = new LinkedHashMap<>();
        taken.forEach(reading -> once.putIfAbsent(reading.key(), reading));
        List<Waiting> rows = List.copyOf(once.values());
        try {
            insert(rows);
        } catch (RuntimeException e) {
            // What was read is not forgotten because the database was away for a moment.
            rows.forEach(waiting::offer);
            throw e;
        }
    }

    private void insert(List<Waiting> rows) {
        transaction.executeWithoutResult(status -> batches.batchUpdate(
                "INSERT INTO access_reading (at, account, reader, what, subject, label, address)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                new BatchPreparedStatementSetter() {
                    @Override
                    public void setValues(java.sql.PreparedStatement statement, int i) throws java.sql.SQLException {
                        Waiting row = rows.get(i);
                        statement.setTimestamp(1, Timestamp.from(row.at()));
                        statement.setObject(2, row.key().account());
                        statement.setString(3, row.reader());
                        statement.setString(4, row.key().what().name());
                        statement.setObject(5, row.key().subject());
                        statement.setString(6, row.label());
                        statement.setString(7, row.address());
                    }

                    @Override
                    public int getBatchSize() {
                        return rows.size();
                    }
                }));
    }

    /** After the last request has ended. */
    @PreDestroy
    void writeTheLast() {
        write();
    }

    /**
     * Newest first; for the auditor.
     *
     * @param reader part of the reader's name, null for all
     * @param label start of what it is called, a case number for example, null for all
     */
    @Transactional(readOnly = true)
    public CursorPage<Reading> list(
            Actor actor, @Nullable String reader, @Nullable String label, @Nullable String cursor, int limit) {
        if (!actor.has(Role.AUDITOR)) {
            throw Refusal.forbidden("AUDITOR_ONLY");
        }
        long before = Cursor.parse(cursor, 1).map(from -> from.number(0)).orElse(Long.MAX_VALUE);
        List<Reading> found = jdbc.sql(
                        """
                        SELECT id, at, account, reader, what, subject, label, address FROM access_reading
                        WHERE id < :before AND (CAST(:reader AS text) IS NULL OR position(:reader IN reader) > 0)
                          AND (CAST(:label AS text) IS NULL OR starts_with(label, :label))
                        ORDER BY id DESC LIMIT :limit
                        """)
                .param("before", before)
                .param("reader", blank(reader))
                .param("label", blank(label))
                .param("limit", limit + 1)
                .query((row, number) -> new Reading(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getObject("account", UUID.class),
                        row.getString("reader"),
                        What.valueOf(row.getString("what")),
                        row.getObject("subject", UUID.class),
                        row.getString("label"),
                        row.getString("address")))
                .list();
        return Cursor.page(found, limit, reading -> Cursor.of(reading.id()));
    }

    @Nullable
    private static String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Nullable
    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                ? NetworkAddress.plain(now.getRequest().getRemoteAddr())
                : null;
    }
}
