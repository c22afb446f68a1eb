package org.keqiao.certification;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.organization.CityProfiles;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.register.Certificates;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * 编号发证: takes the registration number and writes the register, in the decision's transaction. Whatever the model looks
 * like, nobody is certified who was not reviewed and rechecked, and a large contract also needs the head's signature.
 */
@ProcessAction(
        name = "issueCertificate",
        zh = "编号发证",
        en = "Issue the certificate",
        aboutZh = "取得登记编号，写入登记簿，生成技术合同认定登记证明。",
        aboutEn = "Takes the registration number, writes the register and makes the certificate.",
        requires = {Duty.REVIEW, Duty.RECHECK},
        refusals = {
            "EVIDENCE_MISSING",
            "CERTIFIED_AMOUNT_MISSING",
            "NOT_TECH_CONTRACT",
            "NUMBER_TAKEN",
            "NUMBER_MALFORMED",
            "NOT_SEPARATED",
            "CONTRACT_CONTESTED"
        })
class IssueCertificate implements Action<IssueCertificate.Input, IssueCertificate.Output> {

    private static final Set<Duty> USUAL = EnumSet.of(Duty.REVIEW, Duty.RECHECK);
    private static final Set<Duty> LARGE = EnumSet.of(Duty.REVIEW, Duty.RECHECK, Duty.DECIDE);

    private final CaseCommands cases;
    private final CityProfiles cities;
    private final Certificates certificates;
    private final FiledContracts contracts;

    IssueCertificate(CaseCommands cases, CityProfiles cities, Certificates certificates, FiledContracts contracts) {
        this.cases = cases;
        this.cities = cities;
        this.certificates = certificates;
        this.contracts = contracts;
    }

    /**
     * @param legalBasis key of the rules that the case was accepted under: they say what is large
     * @param contested true when another case claimed the same contract at the last check
     * @param certifiedTechnicalAmount null only if no review determined it
     */
    record Input(
            String title,
            Party seller,
            List<Party> buyers,
            LocalDate signDate,
            LocalDate effectiveFrom,
            LocalDate effectiveTo,
            Money contractAmount,
            @Nullable Boolean amountProvisional,
            @Nullable Boolean isTechContract,
            @Nullable String certifiedCategory,
            @Nullable String certifiedSubKind,
            @Nullable Money certifiedTechnicalAmount,
            String legalBasis,
            @Nullable String nationalRegistrationNumber,
            @Nullable Boolean contested) {}

    record Output(
            @ForParties String registrationNumber,
            String verificationCode,
            @ForParties LocalDate certifiedOn,
            @ForParties String certificateLetter) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        if (!Boolean.TRUE.equals(input.isTechContract()) || input.certifiedCategory() == null) {
            throw Refusal.conflict("NOT_TECH_CONTRACT");
        }
        Money amount = input.certifiedTechnicalAmount();
        boolean within =
                amount != null && amount.compareTo(Money.ZERO) > 0 && amount.compareTo(input.contractAmount()) <= 0;
        if (!within) {
            throw Refusal.conflict("CERTIFIED_AMOUNT_MISSING");
        }
        cases.requireEvidence(caseNumber, isLarge(input.legalBasis(), amount) ? LARGE : USUAL);
        if (Boolean.TRUE.equals(input.contested())) {
            // It was once; the other case may have ended since.
            contracts.rival(caseNumber).ifPresent(rival -> {
                throw Refusal.conflict("CONTRACT_CONTESTED", rival.value());
            });
        }
        Certificates.Issued issued = certificates.issue(new Certificates.Draft(
                caseNumber,
                input.title(),
                input.certifiedCategory(),
                input.certifiedSubKind(),
                stated(input.seller(), null),
                input.buyers().stream()
                        .map(buyer -> stated(buyer, buyer.regionCode()))
                        .toList(),
                input.signDate(),
                input.effectiveFrom(),
                input.effectiveTo(),
                input.contractAmount(),
                amount,
                Boolean.TRUE.equals(input.amountProvisional()),
                input.nationalRegistrationNumber()));
        return new Output(
                issued.number(),
                issued.verificationCode(),
                issued.issuedOn(),
                issued.letter().toString());
    }

    private boolean isLarge(String legalBasis, Money amount) {
        return cities.legalBasis(legalBasis).map(basis -> basis.isLarge(amount)).orElse(false);
    }

    private static Certificates.Party stated(Party party, @Nullable String region) {
        return new Certificates.Party(String.valueOf(party.name()), party.uscc(), region);
    }
}
