package org.keqiao.intermediary.listing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.integrity.Integrity;
import org.keqiao.intermediary.BrokerLevel;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.IntermediaryKind;
import org.keqiao.intermediary.training.BrokerCertificate;
import org.keqiao.intermediary.training.BrokerCertificates;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.Organisations;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.TextKey;
import org.springframework.lang.Nullable;

/** 自动核验登记申请: what the register itself says against an application goes back to the applicant at once. */
@ProcessAction(
        name = "checkListing",
        zh = "自动核验登记申请",
        en = "Check the application for a listing",
        aboutZh = "核对申请类别与申请人、诚信记录、已有登记和证书；已经在册、证书已被他人使用的，退回申请人。",
        aboutEn =
                "Compares kind and applicant, integrity, entries and certificates; whoever is listed already is told so.",
        refusals = "INTEGRITY_BLOCKED")
class CheckListing implements Action<CheckListing.Input, CheckListing.Output> {

    /** A broker renews in the last ninety days of the entry. */
    private static final int RENEWAL_DAYS = 90;

    private static final String ANNULLED = "certificateWasAnnulled";

    private final CaseCommands cases;
    private final Organisations organisations;
    private final Intermediaries intermediaries;
    private final BrokerCertificates certificates;
    private final Integrity integrity;
    private final Clock clock;

    CheckListing(
            CaseCommands cases,
            Organisations organisations,
            Intermediaries intermediaries,
            BrokerCertificates certificates,
            Integrity integrity,
            Clock clock) {
        this.cases = cases;
        this.organisations = organisations;
        this.intermediaries = intermediaries;
        this.certificates = certificates;
        this.integrity = integrity;
        this.clock = clock;
    }

    record Input(IntermediaryKind listingKind, @Nullable String brokerCertificate, @Nullable BrokerLevel brokerLevel) {}

    /** @param renewal true when it prolongs an entry that there is */
    record Output(@ForParties @Called(zh = "续期", en = "Renewal") boolean renewal) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        CaseRef ref = cases.ref(caseNumber);
        integrity.require(ref.organisation());
        boolean person = organisations.find(ref.organisation()).type() == OrganisationType.PERSON;
        boolean broker = input.listingKind() == IntermediaryKind.BROKER;
        List<FieldError> errors = new ArrayList<>();
        if (broker != person) {
            errors.add(FieldError.of("listingKind", broker ? "brokersArePersons" : "notForPersons"));
        }
        Optional<Intermediary> living = intermediaries.living(input.listingKind(), ref.organisation());
        living.filter(entry -> !mayRenew(entry))
                .ifPresent(entry -> errors.add(FieldError.of("listingKind", "alreadyListed", entry.number())));
        if (broker && input.brokerCertificate() != null) {
            intermediaries
                    .ofCertificate(input.brokerCertificate())
                    .filter(entry -> !entry.organisation().equals(ref.organisation()))
                    .ifPresent(entry -> errors.add(FieldError.of("brokerCertificate", "certificateListed")));
            checkCertificate(ref, input, errors);
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return new Output(living.isPresent());
    }

    /** Of what the bureau gave itself it knows to whom, and for which level. */
    private void checkCertificate(CaseRef ref, Input input, List<FieldError> errors) {
        Optional<BrokerCertificate> given = certificates.find(input.brokerCertificate());
        if (given.isEmpty()) {
            if (certificates.isOfOwnSeries(input.brokerCertificate())) {
                errors.add(FieldError.of("brokerCertificate", "certificateNotGiven"));
            }
            return;
        }
        BrokerCertificate certificate = given.get();
        if (certificate.annulledOn() != null) {
            errors.add(FieldError.of("brokerCertificate", ANNULLED, certificate.annulledOn()));
        } else if (!certificate.organisation().equals(ref.organisation())) {
            errors.add(FieldError.of("brokerCertificate", "certificateOfAnother"));
        } else if (certificate.level() != input.brokerLevel()) {
            errors.add(FieldError.of(
                    "brokerLevel", "certificateLevel", new TextKey("intermediary.level." + certificate.level())));
        }
    }

    private boolean mayRenew(Intermediary entry) {
        LocalDate today = LocalDate.now(clock);
        return entry.validTo() != null && !today.isBefore(entry.validTo().minusDays(RENEWAL_DAYS));
    }
}
