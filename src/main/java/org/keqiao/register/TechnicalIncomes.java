package org.keqiao.register;

import java.time.Clock;
import java.time.LocalDate;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 技术性收入: what was verified of a registered contract's income, payment by payment, never more than its technical amount. */
@Service
public class TechnicalIncomes {

    private final CaseCommands cases;
    private final CertificateChanges changes;
    private final JdbcClient jdbc;
    private final Clock clock;

    TechnicalIncomes(CaseCommands cases, CertificateChanges changes, JdbcClient jdbc, Clock clock) {
        this.cases = cases;
        this.changes = changes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param verified of all payments so far
     * @param left of the technical amount
     */
    public record Standing(Money verified, Money left) {}

    /** What was verified so far. */
    @Transactional(readOnly = true)
    public Money verified(String registrationNumber) {
        return jdbc.sql("select verified from technical_income where registration_number = :number")
                .param("number", registrationNumber)
                .query((row, n) -> Money.of(row.getBigDecimal("verified")))
                .optional()
                .orElse(Money.ZERO);
    }

    /**
     * Adds what one payment brought, in the decision's transaction; asked again for the same case it adds nothing.
     *
     * @param received what was paid
     * @param income the technical part of it, more than 0 and at most what was paid
     * @throws Refusal conflict CERTIFICATE_ENDED; INCOME_ABOVE_PAYMENT; INCOME_ABOVE_AMOUNT when the technical amount does not cover it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Standing verify(
            CaseNumber caseNumber, String registrationNumber, LocalDate paidOn, Money received, Money income) {
        if (income.compareTo(Money.ZERO) <= 0 || income.compareTo(received) > 0) {
            throw Refusal.conflict("INCOME_ABOVE_PAYMENT", received);
        }
        CaseRef by = cases.lock(caseNumber).ref();
        // Nobody amends or ends the registration meanwhile.
        Certificate certificate = changes.lock(registrationNumber, null);
        Money before = lock(certificate);
        boolean known = jdbc.sql("select exists (select 1 from technical_income_entry where case_id = :case)")
                .param("case", by.id())
                .query(Boolean.class)
                .single();
        if (known) {
            return new Standing(before, certificate.technicalAmount().minus(before));
        }
        Money after = before.plus(income);
        if (after.compareTo(certificate.technicalAmount()) > 0) {
            throw Refusal.conflict(
                    "INCOME_ABOVE_AMOUNT",
                    certificate.technicalAmount(),
                    before,
                    certificate.technicalAmount().minus(before));
        }
        jdbc.sql("update technical_income set verified = :after where registration_number = :number")
                .param("after", after.yuan())
                .param("number", certificate.number())
                .update();
        jdbc.sql(
                        """
                        insert into technical_income_entry (case_id, case_number, registration_number, paid_on, received,
                            verified, verified_on)
                        values (:case, :caseNumber, :number, :paidOn, :received, :income, :today)
                        """)
                .param("case", by.id())
                .param("caseNumber", by.number().value())
                .param("number", certificate.number())
                .param("paidOn", paidOn)
                .param("received", received.yuan())
                .param("income", income.yuan())
                .param("today", LocalDate.now(clock))
                .update();
        return new Standing(after, certificate.technicalAmount().minus(after));
    }

    /** What was verified before; whoever verifies another payment of the contract waits. */
    private Money lock(Certificate certificate) {
        return jdbc.sql(
                        """
                        insert into technical_income (registration_number, technical_amount) values (:number, :amount)
                        on conflict (registration_number) do update set technical_amount = :amount
                        returning verified
                        """)
                .param("number", certificate.number())
                .param("amount", certificate.technicalAmount().yuan())
                .query((row, n) -> Money.of(row.getBigDecimal("verified")))
                .single();
    }
}
