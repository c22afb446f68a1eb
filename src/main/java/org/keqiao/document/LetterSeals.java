package org.keqiao.document;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.shared.RealClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 电子印章: a provider's seal, asked for once the letter is issued for good. Where the office hands in a stamped copy first
 * ({@link StampedCopies}), that stays.
 */
@Service
public class LetterSeals {

    /** Shorter than the event registry waits before it tries again, so that its next try finds the letter free. */
    private static final Duration LEASE = Duration.ofMinutes(9);

    private static final int LONGEST_TROUBLE = 500;

    private final Letters letters;
    private final LetterPrints prints;
    private final SealProvider provider;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RealClock realClock;

    LetterSeals(
            Letters letters,
            LetterPrints prints,
            SealProvider provider,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactionManager,
            Clock clock,
            RealClock realClock) {
        this.letters = letters;
        this.prints = prints;
        this.provider = provider;
        this.jdbc = jdbc;
        this.events = events;
        this.transaction = new TransactionTemplate(transactionManager);
        this.clock = clock;
        this.realClock = realClock;
    }

    /** A letter's bytes with the provider's seal, not kept yet. */
    public record SealedPrint(Letter letter, byte[] pdf) {

        /** Hexadecimal. */
        public String sha256() {
            return LetterPrints.digest(pdf);
        }
    }

    /**
     * Has the provider seal a letter that waits for it. Neither lock nor connection is held meanwhile: a mark on the row
     * keeps everybody else away, for as long as a provider may need.
     *
     * @return what {@link #keep} takes; empty when the letter waits for no provider, or no more
     * @throws IllegalStateException while somebody else is at it
     * @throws RuntimeException the provider's; the letter may be tried again at once
     */
    public Optional<SealedPrint> ask(UUID id) {
        Letter letter = letters.require(id);
        if (letter.isSealed() || provider.kind() != Letter.Seal.ELECTRONIC) {
            return Optional.empty();
        }
        if (!claim(id)) {
            throw new IllegalStateException("letter " + id + " is being sealed by somebody else");
        }
        try {
            return Optional.of(new SealedPrint(letter, provider.seal(id, prints.print(letter), sealName(id))));
        } catch (RuntimeException | Error failure) {
            giveUp(id, failure);
            throw failure;
        }
    }

    /**
     * A letter that waits for its seal after a provider has failed.
     *
     * @param failures how often it was tried
     * @param trouble what the provider said last, technical; null when it said nothing
     */
    public record Failing(
            UUID letter, String caseNumber, String name, Instant draftedAt, int failures, @Nullable String trouble) {}

    /** Letters that a provider failed to seal and that have no other seal, oldest first. */
    public List<Failing> failing(int most) {
        return jdbc.sql(
                        """
                        select id, case_number, name, drafted_at, seal_failures, seal_trouble from letter
                        where seal = 'BLANK' and seal_failures > 0 order by drafted_at limit :most
                        """)
                .param("most", most)
                .query((row, n) -> new Failing(
                        row.getObject("id", UUID.class),
                        row.getString("case_number"),
                        row.getString("name"),
                        row.getTimestamp("drafted_at").toInstant(),
                        row.getInt("seal_failures"),
                        row.getString("seal_trouble")))
                .list();
    }

    /**
     * Keeps what the provider sealed; the caller holds the case's lock.
     *
     * @return false when the letter has got another seal meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean keep(SealedPrint print) {
        String sha256 = print.sha256();
        int changed = jdbc.sql(
                        """
                        update letter set seal = 'ELECTRONIC', sealed_at = :at, pdf_sha256 = :sha256, sealing_until = null
                        where id = :id and seal = 'BLANK'
                        """)
                .param("at", Timestamp.from(Instant.now(clock)))
                .param("sha256", sha256)
                .param("id", print.letter().id())
                .update();
        if (changed == 0) {
            return false;
        }
        prints.store(print.pdf(), sha256);
        Letter letter = print.letter();
        events.publishEvent(new LetterSealed(
                letter.id(), letter.caseId(), letter.caseNumber(), letter.kind(), Letter.Seal.ELECTRONIC, sha256));
        return true;
    }

    private boolean claim(UUID id) {
        Instant now = realClock.instant();
        return Boolean.TRUE.equals(transaction.execute(status -> jdbc.sql(
                                """
                                update letter set sealing_until = :until
                                where id = :id and seal = 'BLANK' and (sealing_until is null or sealing_until < :now)
                                """)
                        .param("until", Timestamp.from(now.plus(LEASE)))
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .update()
                == 1));
    }

    private void giveUp(UUID id, Throwable failure) {
        String said = failure.getMessage();
        String trouble = said == null ? null : said.substring(0, Math.min(said.length(), LONGEST_TROUBLE));
        transaction.executeWithoutResult(status -> jdbc.sql(
                        """
                        update letter set sealing_until = null, seal_failures = seal_failures + 1, seal_trouble = :trouble
                        where id = :id
                        """)
                .param("trouble", trouble)
                .param("id", id)
                .update());
    }

    private String sealName(UUID id) {
        return String.valueOf(jdbc.sql("select data ->> 'sealName' from letter where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse(""));
    }
}
