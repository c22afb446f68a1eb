package org.keqiao.intermediary.listing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.integrity.Integrity;
import org.keqiao.intermediary.BrokerLevel;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.IntermediaryKind;
import org.keqiao.intermediary.ListingDraft;
import org.keqiao.intermediary.Listings;
import org.keqiao.intermediary.training.BrokerCertificate;
import org.keqiao.intermediary.training.BrokerCertificates;
import org.keqiao.organization.Organisations;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** 列入名录: makes the entry, or prolongs it, in the transaction that decides. */
@ProcessAction(
        name = "listIntermediary",
        zh = "列入名录",
        en = "Enter into the register",
        aboutZh = "再次核对诚信记录，按申请和审核结果列入名录并取得登记编号；已经在册的经纪人续期。",
        aboutEn =
                "Looks at integrity once more, makes the entry with a number of its own; a broker who is listed already is renewed.",
        requires = {Duty.REVIEW, Duty.DECIDE},
        refusals = {
            "EVIDENCE_MISSING",
            "NOT_SEPARATED",
            "INTEGRITY_BLOCKED",
            "CERTIFICATE_LISTED",
            "BROKER_INCOMPLETE",
            "BROKER_TERM_OVER",
            "CERTIFICATE_ANNULLED"
        })
class ListIntermediary implements Action<ListIntermediary.Input, ListIntermediary.Output> {

    private static final Set<Duty> NEEDED = EnumSet.of(Duty.REVIEW, Duty.DECIDE);

    /** 三年续期 (domain 10.4). */
    private static final int YEARS = 3;

    private final CaseCommands cases;
    private final Organisations organisations;
    private final Intermediaries intermediaries;
    private final BrokerCertificates certificates;
    private final Listings listings;
    private final Integrity integrity;
    private final Clock clock;

    ListIntermediary(
            CaseCommands cases,
            Organisations organisations,
            Intermediaries intermediaries,
            BrokerCertificates certificates,
            Listings listings,
            Integrity integrity,
            Clock clock) {
        this.cases = cases;
        this.organisations = organisations;
        this.intermediaries = intermediaries;
        this.certificates = certificates;
        this.listings = listings;
        this.integrity = integrity;
        this.clock = clock;
    }

    /** @param brokerValidTo as the review set it; null for three years */
    record Input(
            IntermediaryKind listingKind,
            String title,
            List<String> techFields,
            String services,
            @Nullable BrokerLevel brokerLevel,
            @Nullable String brokerCertificate,
            @Nullable String brokerIssuer,
            @Nullable String employer,
            @Nullable String employerUscc,
            @Nullable LocalDate brokerValidTo) {}

    /** @param listedUntil null for entries without a last day */
    record Output(
            @ForParties String entryNumber,
            @ForParties LocalDate listedOn,
            @ForParties @Nullable LocalDate listedUntil) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.requireEvidence(caseNumber, NEEDED);
        CaseRef ref = cases.ref(caseNumber);
        integrity.require(ref.organisation());
        Intermediary entry = listings.list(new ListingDraft(
                input.listingKind(),
                ref.organisation(),
                input.title(),
                organisations.find(ref.organisation()).uscc(),
                ref.scope().county(),
                input.techFields(),
                input.services(),
                input.listingKind() == IntermediaryKind.BROKER ? broker(ref, input) : null,
                caseNumber.value()));
        return new Output(entry.number(), entry.listedOn(), entry.validTo());
    }

    private ListingDraft.Broker broker(CaseRef ref, Input input) {
        boolean incomplete =
                input.brokerLevel() == null || input.brokerCertificate() == null || input.brokerIssuer() == null;
        if (incomplete) {
            throw Refusal.conflict("BROKER_INCOMPLETE");
        }
        LocalDate today = LocalDate.now(clock);
        Optional<Intermediary> living = intermediaries.living(IntermediaryKind.BROKER, ref.organisation());
        LocalDate from = living.map(Intermediary::validTo)
                .filter(last -> !last.isBefore(today))
                .map(last -> last.plusDays(1))
                .orElse(today);
        LocalDate last = input.brokerValidTo() != null
                ? input.brokerValidTo()
                : from.plusYears(YEARS).minusDays(1);
        // The review has set a day that has passed by now, or lies before the broker was listed.
        if (last.isBefore(today)) {
            throw Refusal.conflict("BROKER_TERM_OVER", last);
        }
        // What the bureau gave itself speaks for itself.
        Optional<BrokerCertificate> given = certificates.hold(input.brokerCertificate());
        given.map(BrokerCertificate::annulledOn).ifPresent(day -> {
            throw Refusal.conflict("CERTIFICATE_ANNULLED", given.get().number(), day);
        });
        return new ListingDraft.Broker(
                given.map(BrokerCertificate::level).orElse(Objects.requireNonNull(input.brokerLevel())),
                given.map(BrokerCertificate::number).orElse(Objects.requireNonNull(input.brokerCertificate())),
                given.map(BrokerCertificate::issuer).orElse(Objects.requireNonNull(input.brokerIssuer())),
                input.employer(),
                input.employerUscc(),
                last);
    }
}
