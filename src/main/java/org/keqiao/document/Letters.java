package org.keqiao.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letters of cases: what they say is fixed in the decision's transaction. How they come by paper, seal and service is
 * told by {@link LetterPrints}, {@link LetterSeals} and {@link LetterServing}.
 */
@Service
public class Letters {

    private static final String COLUMNS =
            """
            id, case_id, case_number, kind, name, template_version, number, issued_on, verification_code, seal,
            sealed_at, seal_failures, encode(sha256(convert_to(html, 'UTF8')), 'hex') as text_sha256,
            coalesce(stamped_sha256, pdf_sha256) as sha256,
            coalesce(data ->> 'validityUnverified', '') = 'true' as policy_unverified, service, served_on
            """;

    private final LetterTemplates templates;
    private final LetterNumbers numbers;
    private final SealProvider seals;
    private final PaperRows<Letter> rows;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Letters(
            LetterTemplates templates,
            LetterNumbers numbers,
            SealProvider seals,
            JdbcClient jdbc,
            ObjectMapper json,
            Clock clock) {
        this.templates = templates;
        this.numbers = numbers;
        this.seals = seals;
        this.rows = new PaperRows<>(jdbc, "letter", COLUMNS, "drafted_at", Letters::letter);
        this.jdbc = jdbc;
        this.json = json;
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
        Letter.Seal seal = seals.kind() == Letter.Seal.DEMO ? Letter.Seal.DEMO : Letter.Seal.BLANK;
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
        return rows.of(caseId);
    }

    public Optional<Letter> find(UUID id) {
        return rows.find(id);
    }

    /**
     * @throws Refusal NOT_FOUND
     */
    public Letter require(UUID id) {
        return rows.require(id);
    }

    /** The letter that was handed out with exactly these bytes, sealed or before it was sealed. */
    public Optional<Letter> withDigest(String sha256) {
        return rows.where("pdf_sha256 = :it or stamped_sha256 = :it", sha256).stream()
                .findFirst();
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
                row.getInt("seal_failures"),
                row.getString("text_sha256"),
                row.getString("sha256"),
                row.getBoolean("policy_unverified"),
                service == null ? null : Letter.Service.valueOf(service),
                row.getObject("served_on", LocalDate.class));
    }
}
