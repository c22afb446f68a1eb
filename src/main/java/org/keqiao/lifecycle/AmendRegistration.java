package org.keqiao.lifecycle;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.Parameter;
import org.keqiao.process.ProcessAction;
import org.keqiao.register.Certificate;
import org.keqiao.register.CertificateChanges;
import org.keqiao.register.Certificates;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * 变更登记: a new version of the certificate under the same number, in the decision's transaction. What was not determined
 * anew stays as it is registered.
 */
@ProcessAction(
        name = "amendRegistration",
        zh = "变更登记",
        en = "Amend the registration",
        aboutZh = "在原登记编号下生成新版登记证明，原证明改为已变更；通知据此给予优惠和资金的部门。",
        aboutEn =
                "Makes a new version of the certificate under the same number and tells whoever gave a benefit on it.",
        requires = {Duty.REVIEW, Duty.RECHECK},
        refusals = {
            "NO_CERTIFICATE",
            "CERTIFICATE_ENDED",
            "CERTIFICATE_CHANGED",
            "EVIDENCE_MISSING",
            "NOT_SEPARATED",
            "NOTHING_AMENDED",
            "AMENDED_AMOUNT_WRONG",
            "AMENDED_TERM_WRONG",
            "AMENDED_BELOW_VERIFIED"
        })
class AmendRegistration implements Action<AmendRegistration.Input, AmendRegistration.Output> {

    private final CaseCommands cases;
    private final RegisteredContract contract;
    private final CertificateChanges register;

    AmendRegistration(CaseCommands cases, RegisteredContract contract, CertificateChanges register) {
        this.cases = cases;
        this.contract = contract;
        this.register = register;
    }

    /** A buyer, as the amendment names it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Buyer(@Nullable String name, @Nullable String uscc) {}

    /**
     * @param registeredVersion the version that was examined
     * @param newSellerName null where it stays
     * @param newBuyers all of them; null or empty where they stay
     * @param newEffectiveTo null where the term stays
     * @param amendedContractAmount new total; null where the amounts stay
     * @param amendedTechnicalAmount more than 0, at most the contract amount
     * @param amendedProvisional null where it stays
     */
    record Input(
            int registeredVersion,
            @Nullable String newSellerName,
            @Nullable List<Buyer> newBuyers,
            @Nullable LocalDate newEffectiveTo,
            @Nullable Money amendedContractAmount,
            @Nullable Money amendedTechnicalAmount,
            @Nullable Boolean amendedProvisional,
            @Nullable String amendmentSummary,
            @Parameter(zh = "文书", en = "Letter") String letter) {}

    record Output(
            @ForParties int amendedVersion, @ForParties LocalDate amendedOn, @ForParties String amendmentLetter) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.lock(caseNumber);
        contract.requireEvidence(caseNumber, Duty.REVIEW, Duty.RECHECK);
        Certificate old = contract.requireLiving(caseNumber);
        Certificates.Draft draft = draft(caseNumber, old, input);
        if (isSame(old, draft)) {
            throw Refusal.conflict("NOTHING_AMENDED");
        }
        Certificates.Issued issued = register.amend(
                input.registeredVersion(),
                old.number(),
                draft,
                input.letter(),
                String.valueOf(input.amendmentSummary()));
        return new Output(
                input.registeredVersion() + 1,
                issued.issuedOn(),
                issued.letter().toString());
    }

    private static Certificates.Draft draft(CaseNumber caseNumber, Certificate old, Input input) {
        Money contractAmount = or(input.amendedContractAmount(), old.contractAmount());
        Money technicalAmount = or(input.amendedTechnicalAmount(), old.technicalAmount());
        if (technicalAmount.compareTo(Money.ZERO) <= 0 || technicalAmount.compareTo(contractAmount) > 0) {
            throw Refusal.conflict("AMENDED_AMOUNT_WRONG");
        }
        LocalDate until = or(input.newEffectiveTo(), old.effectiveTo());
        if (until.isBefore(old.effectiveFrom())) {
            throw Refusal.conflict("AMENDED_TERM_WRONG", old.effectiveFrom());
        }
        boolean renamed =
                input.newSellerName() != null && !input.newSellerName().isBlank();
        return new Certificates.Draft(
                caseNumber,
                old.title(),
                old.category(),
                old.subKind(),
                renamed
                        ? new Certificates.Party(
                                input.newSellerName().strip(), old.seller().uscc())
                        : old.seller(),
                buyers(old, input.newBuyers()),
                old.signDate(),
                old.effectiveFrom(),
                until,
                contractAmount,
                technicalAmount,
                or(input.amendedProvisional(), old.amountProvisional()),
                null);
    }

    private static List<Certificates.Party> buyers(Certificate old, @Nullable List<Buyer> changed) {
        return changed == null || changed.isEmpty()
                ? old.buyers()
                : changed.stream()
                        .map(buyer ->
                                new Certificates.Party(String.valueOf(buyer.name()), buyer.uscc(), region(old, buyer)))
                        .toList();
    }

    /** Where a buyer that stays is at home; an amendment does not say it of a new one. */
    @Nullable
    private static String region(Certificate old, Buyer buyer) {
        return old.buyers().stream()
                .filter(each -> buyer.uscc() != null
                        ? buyer.uscc().equals(each.uscc())
                        : each.uscc() == null && each.name().equals(buyer.name()))
                .map(Certificates.Party::regionCode)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isSame(Certificate old, Certificates.Draft draft) {
        return draft.seller().equals(old.seller())
                && draft.buyers().equals(old.buyers())
                && draft.effectiveTo().equals(old.effectiveTo())
                && draft.contractAmount().equals(old.contractAmount())
                && draft.technicalAmount().equals(old.technicalAmount())
                && draft.amountProvisional() == old.amountProvisional();
    }

    private static <T> T or(@Nullable T changed, T kept) {
        return changed == null ? kept : changed;
    }
}
