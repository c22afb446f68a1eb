package org.keqiao.register;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.document.Letter;
import org.keqiao.document.LetterSealed;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 登记簿: gives certificates their numbers and keeps them. */
@Service
public class Certificates {

    /** 技术合同认定登记证明. */
    static final String LETTER = "LT-C1";

    private static final int FIRST = 1;

    private final CaseCommands cases;
    private final CertificateNumbers numbers;
    private final JdbcClient jdbc;
    private final CertificateWriting writing;
    private final Clock clock;

    Certificates(
            CaseCommands cases, CertificateNumbers numbers, JdbcClient jdbc, CertificateWriting writing, Clock clock) {
        this.cases = cases;
        this.numbers = numbers;
        this.jdbc = jdbc;
        this.writing = writing;
        this.clock = clock;
    }

    /**
     * What a certificate states.
     *
     * @param category code of the contract category, as certified
     * @param subKind code below the category, null where it has none
     * @param technicalAmount as certified, more than 0 and at most the contract amount
     * @param amountProvisional true while the royalty part of the price is unknown
     * @param nationalNumber number given by the national system; null takes the next local one
     */
    public record Draft(
            CaseNumber caseNumber,
            String title,
            String category,
            @Nullable String subKind,
            Party seller,
            List<Party> buyers,
            LocalDate signDate,
            LocalDate effectiveFrom,
            LocalDate effectiveTo,
            Money contractAmount,
            Money technicalAmount,
            boolean amountProvisional,
            @Nullable String nationalNumber) {

        public Draft {
            buyers = List.copyOf(buyers);
        }
    }

    /**
     * @param uscc null for natural persons and foreign parties
     * @param regionCode 行政区划代码 of a buyer, six digits as its contract states it; null where none is stated, and for sellers
     */
    @Schema(name = "CertificateParty")
    public record Party(String name, @Nullable String uscc, @Nullable String regionCode) {

        public Party(String name, @Nullable String uscc) {
            this(name, uscc, null);
        }
    }

    /**
     * @param number 合同登记编号, never used again
     * @param letter the certificate's document
     */
    public record Issued(UUID id, String number, String verificationCode, LocalDate issuedOn, UUID letter) {}

    /**
     * Issues the certificate of a case in the caller's transaction: takes the next number, or the one given, writes the
     * register's row and drafts the certificate's document ({@code LT-C1}). Asked again for the same case it answers
     * with what it issued.
     *
     * @throws Refusal conflict EVIDENCE_MISSING or NOT_SEPARATED unless different people reviewed and rechecked this very
     *     submission; conflict NUMBER_TAKEN when the given number belongs to another contract; invalid NUMBER_MALFORMED
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Issued issue(Draft draft) {
        CaseRef ref = cases.lock(draft.caseNumber()).ref();
        Optional<Issued> before = issued(ref.id());
        if (before.isPresent()) {
            return before.get();
        }
        requireEvidence(ref.number());
        LocalDate today = LocalDate.now(clock);
        boolean national =
                draft.nationalNumber() != null && !draft.nationalNumber().isBlank();
        String number = national ? numbers.given(draft.nationalNumber()) : numbers.next(ref.scope(), today.getYear());
        Certificate.Source source = national ? Certificate.Source.NATIONAL : Certificate.Source.LOCAL;
        String code = VerificationCode.random();
        String url = writing.url(number, code);
        Letter letter = cases.issueRegistered(ref.number(), LETTER, writing.stated(draft, number), number, code, url);
        UUID id = UUID.randomUUID();
        try {
            writing.insert(
                    id,
                    draft,
                    ref,
                    new CertificateWriting.Place(number, FIRST, source, null, ref.scope()),
                    code,
                    letter);
        } catch (DuplicateKeyException somebodyWasFaster) {
            throw Refusal.conflict("NUMBER_TAKEN", number);
        }
        return new Issued(id, number, code, letter.issuedOn(), letter.id());
    }

    /** In the seal's own transaction: nobody may hold a sealed certificate that the register does not know as valid. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void sealed(LetterSealed event) {
        jdbc.sql("update certificate set state = 'VALID', state_since = :on where letter_id = :letter and state"
                        + " = 'PENDING_SEAL'")
                .param("on", LocalDate.now(clock))
                .param("letter", event.letterId())
                .update();
    }

    private Optional<Issued> issued(UUID caseId) {
        return jdbc.sql(
                        """
                        select id, registration_number, verification_code, issued_on, letter_id from certificate
                        where case_id = :case and version = :version
                        """)
                .param("case", caseId)
                .param("version", FIRST)
                .query((row, n) -> new Issued(
                        row.getObject("id", UUID.class),
                        row.getString("registration_number"),
                        row.getString("verification_code"),
                        row.getObject("issued_on", LocalDate.class),
                        row.getObject("letter_id", UUID.class)))
                .optional();
    }

    /** Whatever called: a model can be redrawn, this cannot. */
    private void requireEvidence(CaseNumber caseNumber) {
        Set<Duty> needed = EnumSet.of(Duty.REVIEW, Duty.RECHECK);
        needed.removeAll(cases.evidence(caseNumber));
        if (!needed.isEmpty()) {
            throw Refusal.conflict("EVIDENCE_MISSING", needed.iterator().next().name());
        }
        cases.requireSeparated(caseNumber);
    }
}
