package org.keqiao.subsidy.clawback;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.application.Openings;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.ListingVoid;
import org.keqiao.process.Matters;
import org.keqiao.register.CertificateChanged;
import org.keqiao.register.external.ExternalContractEnded;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Texts;
import org.keqiao.subsidy.InvoiceCancelled;
import org.keqiao.subsidy.InvoiceStands;
import org.keqiao.subsidy.ListedGrounds;
import org.keqiao.subsidy.payment.PaidWithoutGround;
import org.keqiao.subsidy.payment.PaymentReturned;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ground of money that was paid is gone: a clawback begins by itself for each award, in the transaction in which it went.
 * Whether anything is reclaimed is decided there. What is granted and not paid is stopped by the look before each payment;
 * a record of integrity takes no ground away, so that it stops payments only.
 */
@Component
class LostGrounds {

    private final ClawbackRows rows;
    private final Principal principal;
    private final ListedGrounds listed;
    private final CaseCommands cases;
    private final Openings openings;
    private final Matters matters;
    private final Texts texts;
    private final JdbcClient jdbc;

    LostGrounds(
            ClawbackRows rows,
            Principal principal,
            ListedGrounds listed,
            CaseCommands cases,
            Openings openings,
            Matters matters,
            Texts texts,
            JdbcClient jdbc) {
        this.rows = rows;
        this.principal = principal;
        this.listed = listed;
        this.cases = cases;
        this.openings = openings;
        this.matters = matters;
        this.texts = texts;
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CertificateChanged changed) {
        boolean lost = changed.kind() != CertificateChanged.Kind.AMENDED
                || changed.oldTechnicalAmount().isMoreThan(changed.newTechnicalAmount());
        if (lost) {
            open(
                    changed.registrationNumber(),
                    "GROUND_ENDED",
                    changed.registrationNumber() + " " + changed.by().value(),
                    texts.get(
                            "clawback.opening." + changed.kind(),
                            Locale.SIMPLIFIED_CHINESE,
                            changed.registrationNumber(),
                            changed.oldTechnicalAmount().text(),
                            changed.newTechnicalAmount().text(),
                            changed.by().value()));
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ExternalContractEnded ended) {
        open(
                ended.registrationNumber(),
                "EXTERNAL_ENDED",
                ended.contractId().toString(),
                texts.get(
                        "clawback.opening.EXTERNAL",
                        Locale.SIMPLIFIED_CHINESE,
                        ended.registrationNumber(),
                        ended.reason()));
    }

    /** One that was right while it lasted takes no ground away: what was paid stays. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ListingVoid ended) {
        Intermediary entry = ended.entry();
        String why = texts.get(
                "clawback.opening.LISTING",
                Locale.SIMPLIFIED_CHINESE,
                entry.number(),
                ended.from(),
                ended.caseNumber());
        awardedOn(entry).stream()
                .filter(award -> listed.lostAtPayment(award).isPresent())
                .forEach(award -> openOrNote(
                        award, CheckPaidAward.LISTING_VOID, entry.id().toString(), why));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PaidWithoutGround paid) {
        boolean listing = paid.what() == PaidWithoutGround.What.LISTING;
        String why = texts.get(
                listing ? "clawback.opening.PAID_LISTING" : "clawback.opening.PAID",
                Locale.SIMPLIFIED_CHINESE,
                paid.payment().value());
        openOrNote(
                paid.award(),
                listing ? CheckPaidAward.LISTING_VOID : "GROUND_ENDED",
                "paid " + paid.payment().value(),
                why);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(InvoiceCancelled cancelled) {
        openOrNote(
                cancelled.award(),
                CheckPaidAward.INVOICE_CANCELLED,
                cancelled.key(),
                LostInvoiceText.of(cancelled.lost(), texts));
        // Where it is worked now, all of them stand in its record.
        rows.openOf(cancelled.award())
                .ifPresent(open -> cases.recordFinding(
                        open.caseNumber(),
                        "invoicesCancelled",
                        Map.of("invoices", LostInvoiceText.record(cancelled.lost())),
                        Map.of()));
    }

    /** Whoever works the clawback is told; whether it goes on is decided there. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(InvoiceStands stands) {
        rows.openOf(stands.claim())
                .ifPresent(open -> cases.recordFinding(
                        open.caseNumber(),
                        "invoiceStands",
                        Map.of("redLetter", stands.redLetter(), "about", stands.reason()),
                        Map.of()));
    }

    /** Money that came back by itself is not reclaimed: whoever works the clawback is told. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PaymentReturned returned) {
        rows.openOf(returned.award())
                .ifPresent(open -> cases.recordFinding(
                        open.caseNumber(),
                        "paymentReturned",
                        Map.of(
                                "payment", returned.payment().value(),
                                "share", returned.share().name(),
                                "amount", returned.amount().text()),
                        Map.of()));
    }

    private void open(String registrationNumber, String source, String key, String why) {
        paidOn(registrationNumber).forEach(award -> openOrNote(award, source, key, why));
    }

    private void openOrNote(CaseNumber award, String source, String key, String why) {
        // The case that works it before the application, as everywhere; then whoever comes second sees what the first
        // opened.
        rows.openOf(award).ifPresent(open -> cases.lock(open.caseNumber()));
        cases.lock(award);
        rows.openOf(award)
                .ifPresentOrElse(
                        open -> cases.recordFinding(open.caseNumber(), "groundLost", Map.of("about", why), Map.of()),
                        () -> openOne(award, source, key, why));
    }

    private void openOne(CaseNumber award, String source, String key, String why) {
        // A bureau that has withdrawn the matter is not kept from ending a registration.
        if (matters.current(ClawbackFacts.MATTER).isPresent() && principal.isAny(award)) {
            openings.openNext(award, ClawbackFacts.MATTER, key, Map.of("clawbackSource", source, "suspicion", why));
        }
    }

    /** Applications that count this contract, and have money of it that has not come back. */
    private List<CaseNumber> paidOn(String registrationNumber) {
        return jdbc.sql(
                        """
                        select distinct a.case_number from counted_base b
                        join funding_allocation a on a.case_number = b.case_number and a.paid > a.recovered
                        where b.registration_number = ? and b.amount > 0
                        order by a.case_number
                        """)
                .params(registrationNumber)
                .query((row, n) -> new CaseNumber(row.getString("case_number")))
                .list();
    }

    /** Applications of a listed organisation, or about a listed person, to which money was promised. */
    private List<CaseNumber> awardedOn(Intermediary entry) {
        return jdbc.sql(
                        """
                        select distinct a.case_number from funding_allocation a
                        join case_file c on c.case_number = a.case_number
                        where a.committed > 0 and (c.applicant = :holder or exists (
                            select from funding_ground g where g.case_number = a.case_number and g.kind = 'PERSON'
                                and g.value = :person and g.given_up_at is null))
                        order by a.case_number
                        """)
                .param("holder", entry.organisation())
                .param("person", entry.organisation().toString())
                .query((row, n) -> new CaseNumber(row.getString("case_number")))
                .list();
    }
}
