package org.keqiao.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Letters of cases: what they say is fixed in the decision's transaction, the PDF is made at the first reading and stays
 * the same from then on.
 */
@Service
public class Letters {

    private static final String COLUMNS =
            """
            id, case_id, case_number, kind, name, template_version, number, issued_on, verification_code, seal,
            sealed_at, encode(sha256(convert_to(html, 'UTF8')), 'hex') as text_sha256, coalesce(stamped_sha256, pdf_sha256) as sha256, service, served_on
            """;

    private final LetterTemplates templates;
    private final LetterNumbers numbers;
    private final PdfRenderer renderer;
    private final SealProvider seals;
    private final FileStore files;
    private final Reception reception;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Letters(
            LetterTemplates templates,
            LetterNumbers numbers,
            PdfRenderer renderer,
            SealProvider seals,
            FileStore files,
            Reception reception,
            JdbcClient jdbc,
            ObjectMapper json,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactionManager,
            Clock clock) {
        this.templates = templates;
        this.numbers = numbers;
        this.renderer = renderer;
        this.seals = seals;
        this.files = files;
        this.reception = reception;
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.transaction = new TransactionTemplate(transactionManager);
        this.clock = clock;
    }

    /**
     * Issues a letter in the caller's transaction: takes its number, merges and freezes its text. To the data come
     * {@code letterName}, {@code caseNumber}, {@code issuedOn}, {@code number} (null without a series), {@code demoSeal},
     * {@code verificationCode} and {@code verificationUrl} (null without a verification).
     *
     * @throws IllegalStateException when the template needs a value that the data lack
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Letter draft(LetterDraft draft) {
        UUID id = UUID.randomUUID();
        Instant now = Instant.now(clock);
        LocalDate today = LocalDate.now(clock);
        Letter.Seal seal = seals.atIssue();
        String number = draft.series() == null ? draft.number() : numbers.next(draft.series(), today.getYear());
        Map<String, Object> data = new HashMap<>(LetterData.of(draft.data()));
        data.put("letterName", draft.name());
        data.put("caseNumber", draft.caseNumber().value());
        data.put("issuedOn", LetterData.date(today));
        data.put("number", number);
        data.put("demoSeal", seal == Letter.Seal.DEMO);
        LetterDraft.Verification verification = draft.verification();
        data.put("verificationCode", verification == null ? null : verification.code());
        data.put("verificationUrl", verification == null ? null : verification.url());
        return jdbc.sql(
                        """
                        insert into letter (id, case_id, case_number, kind, name, template_version, number, issued_on,
                            drafted_at, data, html, verification_code, verification_url, seal, sealed_at)
                        values (:id, :case, :caseNumber, :kind, :name, :version, :number, :issuedOn,
                            :draftedAt, cast(:data as jsonb), :html, :code, :url, :seal, :sealedAt)
                        returning\s"""
                                + COLUMNS)
                .param("id", id)
                .param("case", draft.caseId())
                .param("caseNumber", draft.caseNumber().value())
                .param("kind", draft.kind())
                .param("name", draft.name())
                .param("version", draft.templateVersion())
                .param("number", number)
                .param("issuedOn", today)
                .param("draftedAt", Timestamp.from(now))
                .param("data", write(data))
                .param("html", templates.merge(draft.template(), data))
                .param("code", data.get("verificationCode"))
                .param("url", data.get("verificationUrl"))
                .param("seal", seal.name())
                .param("sealedAt", seal == Letter.Seal.BLANK ? null : Timestamp.from(now))
                .query(Letters::letter)
                .single();
    }

    /** Oldest first. */
    public List<Letter> of(UUID caseId) {
        return jdbc.sql("select " + COLUMNS + " from letter where case_id = :case order by drafted_at, id")
                .param("case", caseId)
                .query(Letters::letter)
                .list();
    }

    public Optional<Letter> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from letter where id = :id")
                .param("id", id)
                .query(Letters::letter)
                .optional();
    }

    /**
     * @throws Refusal NOT_FOUND
     */
    public Letter require(UUID id) {
        return find(id).orElseThrow(Refusal::notFound);
    }

    /** The letter that was handed out with exactly these bytes, sealed or before it was sealed. */
    public Optional<Letter> withDigest(String sha256) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from letter where pdf_sha256 = :sha256 or stamped_sha256 = :sha256 order by drafted_at limit 1")
                .param("sha256", sha256)
                .query(Letters::letter)
                .optional();
    }

    /**
     * The PDF: the stamped copy where there is one, otherwise the rendered one, made now if nobody has read it yet.
     *
     * @throws Refusal NOT_FOUND
     */
    public byte[] pdf(UUID id) {
        Letter letter = require(id);
        String sha256 = letter.sha256() == null ? makePdf(letter) : letter.sha256();
        try (InputStream in = files.open(sha256)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Records that a letter was served; from that day it takes effect.
     *
     * @param note who received it, or where the proof lies; null without one
     * @throws Refusal when it is served already, not sealed yet, or the day is impossible
     */
    @Transactional
    public Letter serve(UUID id, Letter.Service service, LocalDate on, @Nullable String note, Actor actor) {
        Letter letter = require(id);
        if (!letter.isSealed()) {
            throw Refusal.conflict("LETTER_NOT_SEALED");
        }
        if (on.isBefore(letter.issuedOn())) {
            throw Refusal.invalid("LETTER_SERVED_BEFORE_ISSUED");
        }
        if (on.isAfter(LocalDate.now(clock))) {
            throw Refusal.invalid("LETTER_SERVED_IN_FUTURE");
        }
        int changed = jdbc.sql(
                        """
                        update letter set service = :service, served_on = :on, service_note = :note,
                            service_recorded_by = :by
                        where id = :id and served_on is null
                        """)
                .param("service", service.name())
                .param("on", on)
                .param("note", note == null ? null : note.substring(0, Math.min(note.length(), 500)))
                .param("by", actor.displayName())
                .param("id", id)
                .update();
        if (changed == 0) {
            throw Refusal.conflict("LETTER_ALREADY_SERVED");
        }
        events.publishEvent(new LetterServed(id, letter.caseId(), letter.caseNumber(), letter.kind(), on));
        return require(id);
    }

    /**
     * Looks at a stamped copy, outside of any transaction.
     *
     * @return the copy, to be closed by the caller
     * @throws Refusal when the file is no acceptable PDF
     */
    public ReceivedFile receiveStamped(String fileName, InputStream content) {
        ReceivedFile received = reception.receive(fileName, content);
        if (received.type() != FileType.PDF) {
            received.close();
            throw Reception.unsupported("LETTER_STAMPED_NOT_PDF");
        }
        return received;
    }

    /**
     * Takes the stamped copy of a letter that was issued with an empty seal place. The copy supersedes the rendered PDF;
     * its bytes are kept as they are.
     *
     * @throws Refusal when the letter is sealed already
     */
    @Transactional
    public Letter stamp(UUID id, ReceivedFile copy, Actor actor) {
        Letter before = require(id);
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
        files.keep(copy.path(), copy.sha256());
        publishSealed(before, Letter.Seal.STAMPED);
        return require(id);
    }

    /** Renders outside of any lock; who renders at the same time makes the same bytes, and the first one's stay. */
    private String makePdf(Letter letter) {
        Frozen frozen = jdbc.sql(
                        "select html, verification_url, data ->> 'sealName' as seal_name from letter where id = :id")
                .param("id", letter.id())
                .query((row, n) -> new Frozen(
                        row.getString("html"), row.getString("verification_url"), row.getString("seal_name")))
                .single();
        Map<String, byte[]> images = new HashMap<>();
        images.put(LetterHtml.SEAL, Seals.demonstration());
        if (frozen.url() != null) {
            images.put(LetterHtml.QR, QrCode.png(frozen.url()));
        }
        byte[] rendered = renderer.render(frozen.html(), images, letter.id(), letter.name(), letter.issuedOn());
        Optional<byte[]> sealed =
                letter.isSealed() ? Optional.empty() : seals.seal(rendered, String.valueOf(frozen.sealName()));
        byte[] pdf = sealed.orElse(rendered);
        String sha256 = HexFormat.of().formatHex(Reception.sha256().digest(pdf));
        return transaction.execute(status -> {
            int changed = jdbc.sql("update letter set pdf_sha256 = :sha256 where id = :id and pdf_sha256 is null")
                    .param("sha256", sha256)
                    .param("id", letter.id())
                    .update();
            if (changed == 0) {
                return require(letter.id()).sha256();
            }
            keep(pdf, sha256);
            if (sealed.isPresent()) {
                jdbc.sql("update letter set seal = 'ELECTRONIC', sealed_at = :at where id = :id and seal = 'BLANK'")
                        .param("at", Timestamp.from(Instant.now(clock)))
                        .param("id", letter.id())
                        .update();
                publishSealed(letter, Letter.Seal.ELECTRONIC);
            }
            return sha256;
        });
    }

    private void keep(byte[] pdf, String sha256) {
        try {
            Path file = files.newIncoming();
            Files.write(file, pdf);
            files.keep(file, sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void publishSealed(Letter letter, Letter.Seal seal) {
        events.publishEvent(new LetterSealed(letter.id(), letter.caseId(), letter.caseNumber(), letter.kind(), seal));
    }

    private String write(Map<String, Object> data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Letter letter(ResultSet row, int n) throws SQLException {
        Timestamp sealedAt = row.getTimestamp("sealed_at");
        String service = row.getString("service");
        return new Letter(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("case_number"),
                row.getString("kind"),
                row.getString("name"),
                row.getInt("template_version"),
                row.getString("number"),
                row.getObject("issued_on", LocalDate.class),
                row.getString("verification_code"),
                Letter.Seal.valueOf(row.getString("seal")),
                sealedAt == null ? null : sealedAt.toInstant(),
                row.getString("text_sha256"),
                row.getString("sha256"),
                service == null ? null : Letter.Service.valueOf(service),
                row.getObject("served_on", LocalDate.class));
    }

    private record Frozen(String html, @Nullable String url, @Nullable String sealName) {}
}
