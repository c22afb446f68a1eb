package org.keqiao.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.document.Letter;
import org.keqiao.register.CertificateChanged.Kind;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of a registration: amendment makes a new version under the same number, deregistration and revocation end
 * all versions for good. Each in the transaction of the decision; of two decisions on one version one wins.
 */
@Service
public class CertificateChanges {

    private final CaseCommands cases;
    private final CertificateRows rows;
    private final CertificateWriting writing;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CertificateChanges(
            CaseCommands cases,
            CertificateRows rows,
            CertificateWriting writing,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.rows = rows;
        this.writing = writing;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One change, as the register tells it.
     *
     * @param newVersion null where the registration ended
     */
    public record Change(
            Kind kind,
            UUID caseId,
            String caseNumber,
            LocalDate on,
            int oldVersion,
            @Nullable Integer newVersion,
            Money oldContractAmount,
            Money newContractAmount,
            Money oldTechnicalAmount,
            Money newTechnicalAmount,
            String reason) {}

    /** The newest version of the registration that a case gave; empty when it gave none. */
    @Transactional(readOnly = true)
    public Optional<Certificate> newestOf(UUID certifyingCase) {
        return jdbc.sql(
                        """
                        select * from certificate where registration_number in (
                            select registration_number from certificate where case_id = :case)
                        order by version desc limit 1
                        """)
                .param("case", certifyingCase)
                .query(rows)
                .optional();
    }

    /** All changes of a registration, oldest first. */
    @Transactional(readOnly = true)
    public List<Change> of(String registrationNumber) {
        return jdbc.sql("select * from certificate_change where registration_number = :number order by old_version")
                .param("number", registrationNumber)
                .query(CertificateChanges::change)
                .list();
    }

    /**
     * Makes a new version under the same number and drafts its document. The amounts of the old one end with it.
     *
     * @param version the one that was examined: when another has taken its place since, nothing happens
     * @param draft what the new version states; its case is the amending one
     * @param letter kind of the document, of the amending matter
     * @throws Refusal conflict CERTIFICATE_CHANGED when the version does not hold any more; AMENDED_BELOW_VERIFIED when
     *     more technical income was verified than would be left
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Certificates.Issued amend(
            int version, String number, Certificates.Draft draft, String letter, String reason) {
        CaseRef by = cases.lock(draft.caseNumber()).ref();
        Certificate old = lock(number, version);
        LocalDate today = LocalDate.now(clock);
        setState(old, Certificate.State.AMENDED, today);
        lowerVerifiable(number, draft.technicalAmount());
        String code = VerificationCode.random();
        Map<String, Object> stated = new LinkedHashMap<>(writing.stated(draft, number));
        stated.put("certificateVersion", version + 1);
        stated.put("firstIssuedOn", old.registeredOn());
        Letter document = cases.issueRegistered(by.number(), letter, stated, number, code, writing.url(number, code));
        UUID id = UUID.randomUUID();
        writing.insert(
                id,
                draft,
                by,
                new CertificateWriting.Place(
                        number, version + 1, old.source(), old.registeredOn(), RegisterAccess.scope(old)),
                code,
                document);
        record(Kind.AMENDED, old, by, today, draft.contractAmount(), draft.technicalAmount(), reason);
        events.publishEvent(
                event(Kind.AMENDED, old, id, version + 1, by, today, draft.contractAmount(), draft.technicalAmount()));
        return new Certificates.Issued(id, number, code, document.issuedOn(), document.id());
    }

    /**
     * Ends a registration for good: every version of it, so that no paper of it can be relied on.
     *
     * @param kind CANCELLED or REVOKED
     * @throws Refusal conflict CERTIFICATE_ENDED when it has ended before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public LocalDate end(CaseNumber caseNumber, String number, Kind kind, String reason) {
        CaseRef by = cases.lock(caseNumber).ref();
        Certificate last = lock(number, null);
        LocalDate today = LocalDate.now(clock);
        Certificate.State state = kind == Kind.REVOKED ? Certificate.State.REVOKED : Certificate.State.CANCELLED;
        jdbc.sql(
                        """
                        update certificate set state = :state, state_since = :on
                        where registration_number = :number and state in ('PENDING_SEAL', 'VALID', 'AMENDED')
                        """)
                .param("state", state.name())
                .param("on", today)
                .param("number", number)
                .update();
        record(kind, last, by, today, Money.ZERO, Money.ZERO, reason);
        events.publishEvent(event(kind, last, last.id(), last.version(), by, today, Money.ZERO, Money.ZERO));
        return today;
    }

    /**
     * The version that holds, locked until the transaction ends: whoever comes second sees what the first one did.
     *
     * @param version the one expected, null for whichever holds
     */
    Certificate lock(String number, @Nullable Integer version) {
        // The first version stands for the registration: all who change it meet at this row.
        boolean registered = jdbc.sql(
                        "select id from certificate where registration_number = :number and version = 1 for update")
                .param("number", number)
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!registered) {
            throw Refusal.notFound();
        }
        Certificate newest = jdbc.sql(
                        "select * from certificate where registration_number = :number order by version desc limit 1")
                .param("number", number)
                .query(rows)
                .single();
        if (newest.hasEnded()) {
            throw Refusal.conflict("CERTIFICATE_ENDED", number, newest.state().text(), newest.stateSince());
        }
        if (version != null && newest.version() != version) {
            throw Refusal.conflict("CERTIFICATE_CHANGED", number, newest.version());
        }
        return newest;
    }

    private void setState(Certificate certificate, Certificate.State state, LocalDate on) {
        jdbc.sql("update certificate set state = :state, state_since = :on where id = :id")
                .param("state", state.name())
                .param("on", on)
                .param("id", certificate.id())
                .update();
    }

    private void lowerVerifiable(String number, Money technicalAmount) {
        Money verified = jdbc.sql(
                        "select verified from technical_income where registration_number = :number for update")
                .param("number", number)
                .query((row, n) -> Money.of(row.getBigDecimal("verified")))
                .optional()
                .orElse(Money.ZERO);
        if (verified.compareTo(technicalAmount) > 0) {
            throw Refusal.conflict("AMENDED_BELOW_VERIFIED", technicalAmount, verified);
        }
        jdbc.sql("update technical_income set technical_amount = :amount where registration_number = :number")
                .param("amount", technicalAmount.yuan())
                .param("number", number)
                .update();
    }

    private void record(
            Kind kind,
            Certificate old,
            CaseRef by,
            LocalDate on,
            Money contractAmount,
            Money technicalAmount,
            String reason) {
        jdbc.sql(
                        """
                        insert into certificate_change (id, registration_number, kind, case_id, case_number, changed_on,
                            old_version, new_version, old_contract_amount, old_technical_amount, new_contract_amount,
                            new_technical_amount, reason)
                        values (:id, :number, :kind, :case, :caseNumber, :on, :oldVersion, :newVersion, :oldContract,
                            :oldTechnical, :newContract, :newTechnical, :reason)
                        """)
                .param("id", UUID.randomUUID())
                .param("number", old.number())
                .param("kind", kind.name())
                .param("case", by.id())
                .param("caseNumber", by.number().value())
                .param("on", on)
                .param("oldVersion", old.version())
                .param("newVersion", kind == Kind.AMENDED ? old.version() + 1 : null, java.sql.Types.INTEGER)
                .param("oldContract", old.contractAmount().yuan())
                .param("oldTechnical", old.technicalAmount().yuan())
                .param("newContract", contractAmount.yuan())
                .param("newTechnical", technicalAmount.yuan())
                .param("reason", reason)
                .update();
    }

    private static CertificateChanged event(
            Kind kind,
            Certificate old,
            UUID now,
            int version,
            CaseRef by,
            LocalDate on,
            Money contractAmount,
            Money technicalAmount) {
        return new CertificateChanged(
                kind,
                old.number(),
                now,
                version,
                by.number(),
                on,
                old.contractAmount(),
                contractAmount,
                old.technicalAmount(),
                technicalAmount,
                old.seller().uscc(),
                old.city());
    }

    private static Change change(ResultSet row, int n) throws SQLException {
        return new Change(
                Kind.valueOf(row.getString("kind")),
                row.getObject("case_id", UUID.class),
                row.getString("case_number"),
                row.getObject("changed_on", LocalDate.class),
                row.getInt("old_version"),
                row.getObject("new_version", Integer.class),
                Money.of(row.getBigDecimal("old_contract_amount")),
                Money.of(row.getBigDecimal("new_contract_amount")),
                Money.of(row.getBigDecimal("old_technical_amount")),
                Money.of(row.getBigDecimal("new_technical_amount")),
                row.getString("reason"));
    }
}
