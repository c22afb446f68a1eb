package org.keqiao.document;

import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 盖章件: letters that are stamped by hand and handed in again, and the wrong copies that were replaced. */
@Service
public class StampedCopies {

    private static final int LONGEST_REASON = 500;

    private final Letters letters;
    private final FileStore files;
    private final Reception reception;
    private final LetterPrints prints;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StampedCopies(
            Letters letters,
            FileStore files,
            Reception reception,
            LetterPrints prints,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.letters = letters;
        this.files = files;
        this.reception = reception;
        this.prints = prints;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A copy that was replaced.
     *
     * @param servedOn when the letter had been served with it, null if it had not
     */
    public record Earlier(
            String sha256,
            String stampedBy,
            Instant stampedAt,
            @Nullable LocalDate servedOn,
            String replacedBy,
            Instant replacedAt,
            String reason) {}

    /**
     * Looks at a stamped copy, outside of any transaction and before anybody has to wait: reading takes seconds, and a virus
     * scanner up to a minute.
     *
     * @param letter what it is to be a copy of
     * @return the copy, to be closed by the caller
     * @throws Refusal when the file is no acceptable PDF; conflict LETTER_STAMPED_NOT when it is the letter as it came from
     *     here, blank or as a preview, which no stamp has touched
     */
    public StampedCopy receive(UUID letter, String fileName, InputStream content) {
        ReceivedFile received = reception.receive(fileName, content);
        if (received.type() != FileType.PDF) {
            received.close();
            throw Reception.unsupported("LETTER_STAMPED_NOT_PDF");
        }
        try {
            StampedCopy copy = ScanReading.of(received);
            requireStamped(letter, copy);
            return copy;
        } catch (RuntimeException refused) {
            received.close();
            throw refused;
        }
    }

    private void requireStamped(UUID id, StampedCopy copy) {
        byte[] print = prints.print(letters.require(id));
        boolean handedOut = copy.sha256().equals(LetterPrints.digest(print))
                || copy.sha256().equals(LetterPrints.digest(prints.preview(id)))
                || jdbc.sql("select count(*) from letter where id = :id and pdf_sha256 = :sha256")
                                .param("id", id)
                                .param("sha256", copy.sha256())
                                .query(Integer.class)
                                .single()
                        > 0;
        if (handedOut || copy.isPreview() || ScanReading.showsNoMore(copy, print)) {
            throw Refusal.conflict("LETTER_STAMPED_NOT");
        }
    }

    /**
     * Takes the stamped copy of a letter that was issued with an empty seal place. The copy supersedes the rendered PDF;
     * its bytes are kept as they are.
     *
     * @param lastDigits as {@link StampedCopy} asks for
     * @throws Refusal when the letter is sealed already, or as {@link StampedCopy} says
     */
    @Transactional
    public Letter stamp(UUID id, StampedCopy copy, @Nullable String lastDigits, Actor actor) {
        Letter before = letters.require(id);
        copy.requireIs(before, lastDigits);
        int changed = jdbc.sql(
                        """
                        update letter set seal = 'STAMPED', sealed_at = :at, stamped_sha256 = :sha256, stamped_by = :by
                        where id = :id and seal = 'BLANK'
                        """)
                .param("at", Timestamp.from(Instant.now(clock)))
                .param("sha256", copy.sha256())
                .param("by", actor.displayName())
                .param("id", id)
                .update();
        if (changed == 0) {
            throw Refusal.conflict("LETTER_ALREADY_SEALED");
        }
        return kept(before, copy);
    }

    /**
     * Puts the right copy in the place of a wrong one, which is kept. What was served with the wrong one was not served:
     * the letter waits for its service again.
     *
     * @throws Refusal when the letter bears no stamp, the copy is the one that is there, the reason is longer than 500
     *     characters, or as {@link StampedCopy} says
     */
    @Transactional
    public Letter replace(UUID id, StampedCopy copy, @Nullable String lastDigits, String reason, Actor actor) {
        Letter before = letters.require(id);
        if (before.seal() != Letter.Seal.STAMPED) {
            throw Refusal.conflict(before.isSealed() ? "LETTER_ALREADY_SEALED" : "LETTER_NOT_SEALED");
        }
        if (copy.sha256().equals(before.sha256())) {
            throw Refusal.invalid("LETTER_STAMPED_SAME");
        }
        String words = reason.strip();
        if (words.length() > LONGEST_REASON) {
            throw Refusal.invalid(List.of(FieldError.of("reason", "tooLong", LONGEST_REASON)));
        }
        copy.requireIs(before, lastDigits);
        Timestamp now = Timestamp.from(Instant.now(clock));
        jdbc.sql(
                        """
                        insert into letter_copy (letter_id, sha256, stamped_by, stamped_at, service, served_on,
                            service_note, service_recorded_by, replaced_by, replaced_at, reason)
                        select id, stamped_sha256, stamped_by, sealed_at, service, served_on,
                            service_note, service_recorded_by, :by, :at, :reason
                        from letter where id = :id
                        """)
                .param("by", actor.displayName())
                .param("at", now)
                .param("reason", words)
                .param("id", id)
                .update();
        jdbc.sql(
                        """
                        update letter set sealed_at = :at, stamped_sha256 = :sha256, stamped_by = :by, service = null,
                            served_on = null, service_note = null, service_recorded_by = null
                        where id = :id
                        """)
                .param("at", now)
                .param("sha256", copy.sha256())
                .param("by", actor.displayName())
                .param("id", id)
                .update();
        return kept(before, copy);
    }

    /** Copies that were replaced, oldest first. */
    public List<Earlier> earlier(UUID id) {
        return jdbc.sql(
                        """
                        select sha256, stamped_by, stamped_at, served_on, replaced_by, replaced_at, reason
                        from letter_copy where letter_id = :id order by replaced_at
                        """)
                .param("id", id)
                .query((row, n) -> new Earlier(
                        row.getString("sha256"),
                        row.getString("stamped_by"),
                        row.getTimestamp("stamped_at").toInstant(),
                        row.getObject("served_on", LocalDate.class),
                        row.getString("replaced_by"),
                        row.getTimestamp("replaced_at").toInstant(),
                        row.getString("reason")))
                .list();
    }

    /**
     * A replaced copy's bytes; the caller closes the stream.
     *
     * @throws Refusal NOT_FOUND when the letter has had no such copy
     */
    public InputStream open(UUID id, String sha256) {
        if (earlier(id).stream().noneMatch(copy -> copy.sha256().equals(sha256))) {
            throw Refusal.notFound();
        }
        return files.open(sha256);
    }

    private Letter kept(Letter before, StampedCopy copy) {
        files.keep(copy.file().path(), copy.sha256());
        events.publishEvent(new LetterSealed(
                before.id(), before.caseId(), before.caseNumber(), before.kind(), Letter.Seal.STAMPED, copy.sha256()));
        return letters.require(before.id());
    }
}
