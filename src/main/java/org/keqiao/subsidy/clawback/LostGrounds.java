package org.keqiao.subsidy.clawback;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.application.Openings;
import org.keqiao.funding.claim.Ground;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.ListingVoid;
import org.keqiao.process.Matters;
import org.keqiao.register.CertificateChanged;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.register.external.ExternalContractEnded;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Texts;
import org.keqiao.subsidy.CalculatedSubsidy;
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
    private final CertifiedContracts contracts;
    private final ObjectMapper json;
    private final JdbcClient jdbc;

    LostGrounds(
            ClawbackRows rows,
            Principal principal,
            ListedGrounds listed,
            CaseCommands cases,
            Openings openings,
            Matters matters,
            Texts texts,
            CertifiedContracts contracts,
            ObjectMapper json,
            JdbcClient jdbc) {
        this.rows = rows;
        this.principal = principal;
        this.listed = listed;
        this.cases = cases;
        this.openings = openings;
        this.matters = matters;
        this.texts = texts;
        this.contracts = contracts;
        this.json = json;
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CertificateChanged changed) {
        boolean technology = changed.oldTechnicalAmount().isMoreThan(changed.newTechnicalAmount());
        open(
                changed.registrationNumber(),
                "GROUND_ENDED",
                changed.registrationNumber() + " " + changed.by().value(),
                texts.get(
                        "clawback.opening." + changed.kind() + (isOfContract(changed, technology) ? "_CONTRACT" : ""),
                        Locale.SIMPLIFIED_CHINESE,
                        changed.registrationNumber(),
                        (technology ? changed.oldTechnicalAmount() : changed.oldContractAmount()).text(),
                        (technology ? changed.newTechnicalAmount() : changed.newContractAmount()).text(),
                        changed.by().value()));
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
        String source =
                switch (paid.what()) {
                    case CONTRACT -> "GROUND_ENDED";
                    case LISTING -> CheckPaidAward.LISTING_VOID;
                    case CLASS -> CheckPaidAward.TITLE_WITHDRAWN;
                };
        openOrNote(
                paid.award(),
                source,
                "paid " + paid.payment().value(),
                texts.get(
                        "clawback.opening.PAID_" + paid.what(),
                        Locale.SIMPLIFIED_CHINESE,
                        paid.payment().value()));
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
        lostOn(registrationNumber).forEach(award -> openOrNote(award, source, key, why));
    }

    /** In the transaction in which the ground went; where the award has one that is not settled, its record tells. */
    void openOrNote(CaseNumber award, String source, String key, String why) {
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

    /** The technology stayed, and what the contract is about in all did not. */
    private static boolean isOfContract(CertificateChanged changed, boolean technology) {
        return changed.kind() == CertificateChanged.Kind.AMENDED && !technology;
    }

    /** Applications that were given money for this contract that has not come back, and that it carries no more. */
    private List<CaseNumber> lostOn(String registrationNumber) {
        // An agency's reward counts nothing of the contract, and holds it.
        List<CaseNumber> paid = jdbc.sql(
                        """
                        select distinct a.case_number from funding_allocation a
                        where a.paid > a.recovered and (
                            exists (select from counted_base b where b.case_number = a.case_number
                                and b.registration_number = :number and b.amount + b.award > 0)
                            or exists (select from funding_ground g where g.case_number = a.case_number
                                and g.kind = 'CONTRACT' and g.value = :ground and g.given_up_at is null))
                        order by a.case_number
                        """)
                .param("number", registrationNumber)
                .param("ground", Ground.contract(registrationNumber).value())
                .query((row, n) -> new CaseNumber(row.getString("case_number")))
                .list();
        Map<CaseNumber, CaseCommands.Known> known = cases.known(paid);
        CertifiedContract now = contracts.find(registrationNumber).orElse(null);
        return paid.stream()
                .filter(award -> json
                        .convertValue(known.get(award).facts().get("calculation"), CalculatedSubsidy.class)
                        .registered()
                        .stream()
                        .filter(contract -> contract.certificateNo().strip().equals(registrationNumber))
                        .anyMatch(contract -> contract.wasCounted() && !contract.isCarriedBy(now)))
                .toList();
    }

    /** Applications of a listed organisation, about a listed person, or that redeem a voucher used with it, to which money was promised. */
    private List<CaseNumber> awardedOn(Intermediary entry) {
        return jdbc.sql(
                        """
                        select distinct a.case_number from funding_allocation a
                        join case_file c on c.case_number = a.case_number
                        where a.committed > 0 and (c.applicant = :holder or exists (
                            select from funding_ground g where g.case_number = a.case_number and g.kind = 'PERSON'
                                and g.value = :person and g.given_up_at is null)
                            or exists (select from voucher v
                                where v.redemption = a.case_number and v.provider = :entry))
                        order by a.case_number
                        """)
                .param("holder", entry.organisation())
                .param("person", entry.organisation().toString())
                .param("entry", entry.id())
                .query((row, n) -> new CaseNumber(row.getString("case_number")))
                .list();
    }
}
