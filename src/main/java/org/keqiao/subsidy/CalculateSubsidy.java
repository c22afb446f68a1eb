package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.funding.award.AwardStep;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.TextKey;
import org.springframework.lang.Nullable;

/** 核算: what the policy gives for the payments that the review accepted, and why. */
@ProcessAction(
        name = "calculateSubsidy",
        zh = "核算奖补金额",
        en = "Calculate the subsidy",
        aboutZh = "按受理时的政策，以审核认可的付款为基数，计算市级和县级金额，留下每一步的依据。",
        aboutEn =
                "Counts by the rules of the day of acceptance, on the payments that the review accepted; keeps each step with its clause.",
        refusals = {
            "LINES_NOT_REVIEWED",
            "LINE_NOT_REVIEWED",
            "REVIEW_NOT_MATCHING",
            "INVOICE_RED_LETTERED",
            "RED_LETTER_MALFORMED",
            "CERTIFICATE_NOT_VALID",
            "CONTRACT_COUNTED",
            "CAP_YEARS_MIXED",
            "POLICY_NOT_SET",
            "POLICY_NO_MONEY",
            "POLICY_NO_ROW",
            "ELSEWHERE_EXCLUDES",
            "ELSEWHERE_NOT_CLAIMED",
            "PARTIES_RELATED",
            "AUDIT_ADVERSE",
            "AUDIT_EXCEEDED",
            "REPEAT_WINNER",
            "RANK_MISSING",
            "RANK_ON_RESERVE"
        })
class CalculateSubsidy implements Action<CalculateSubsidy.Input, CalculateSubsidy.Output> {

    private final SubsidyCalculation calculation;
    private final CaseCommands cases;

    CalculateSubsidy(SubsidyCalculation calculation, CaseCommands cases) {
        this.calculation = calculation;
        this.cases = cases;
    }

    /**
     * @param lines null where the bureau gives it by itself
     * @param autoGranted true where the check found the case on a confirmed list; null where the flow checked nothing
     * @param grantedContract registration number of the contract that it is given for; null where payments are claimed
     * @param elsewhere other public money as declared; null for none
     * @param verifiedElsewhere the same as the review found it; null where it left what was declared
     * @param auditFirmName who audited last; null where nobody was commissioned
     * @param auditFinding of the last audit; null where there was none
     * @param auditVerifiedAmount payments that it recognised; null where there was none
     * @param certifiedRelatedParty what the review found of the parties; null where it was not asked
     */
    record Input(
            String policyItem,
            @Nullable List<ClaimLine> lines,
            @Nullable Boolean autoGranted,
            @Nullable String grantedContract,
            @Nullable List<ReviewedLine> reviewedLines,
            @Nullable List<OtherMoney> elsewhere,
            @Nullable List<OtherMoney> verifiedElsewhere,
            @Nullable Boolean certifiedRelatedParty,
            @Nullable String auditFirmName,
            @Nullable String auditFinding,
            @Nullable Money auditVerifiedAmount,
            LocalDate rulesAsOf) {}

    /**
     * @param subsidyBase sum of all bases
     * @param subsidyAmount city and county together
     * @param audited true where it rests on an audit of the present submission, that needs no other
     */
    record Output(
            @ForParties CalculatedSubsidy calculation,
            @Called(zh = "补贴基数", en = "Base of the subsidy") Money subsidyBase,
            @ForParties @Called(zh = "市级补贴金额", en = "The city’s amount") Money cityAmount,
            @ForParties @Called(zh = "县级补贴金额", en = "The county’s amount") Money countyAmount,
            @Called(zh = "补贴总额", en = "Amount in all") Money subsidyAmount,
            @Called(zh = "已经专项审计", en = "Audited") boolean audited) {}

    /** The audit of the present submission, unless it holds no more: then there is to be another. */
    private Optional<CalculatedSubsidy.Audited> audit(CaseNumber caseNumber, Input input) {
        return input.auditFinding() == null || !cases.isDone(caseNumber, Duty.AUDIT)
                ? Optional.empty()
                : Optional.of(new CalculatedSubsidy.Audited(
                        input.auditFirmName(),
                        CalculatedSubsidy.Finding.valueOf(input.auditFinding()),
                        input.auditVerifiedAmount()));
    }

    /** Whoever goes on after an audit counts no more than it recognised. */
    private static void requireRecognised(CalculatedSubsidy.Audited audit, VerifiedPayments payments) {
        if (audit.finding() == CalculatedSubsidy.Finding.ADVERSE) {
            throw Refusal.conflict("AUDIT_ADVERSE", audit.firm());
        }
        Money counted = Money.sum(List.copyOf(payments.byContract().values()));
        if (counted.isMoreThan(audit.verified())) {
            throw Refusal.conflict("AUDIT_EXCEEDED", counted, audit.verified(), audit.firm());
        }
    }

    private static VerifiedPayments payments(Input input) {
        return Boolean.TRUE.equals(input.autoGranted()) && input.grantedContract() != null
                ? VerifiedPayments.none(input.grantedContract())
                : VerifiedPayments.of(input.lines() == null ? List.of() : input.lines(), input.reviewedLines());
    }

    private static void requireClaimed(Input input, List<OtherMoney> elsewhere) {
        List<String> contracts = Boolean.TRUE.equals(input.autoGranted()) || input.lines() == null
                ? Stream.ofNullable(input.grantedContract()).toList()
                : input.lines().stream().map(ClaimLine::certificateNo).toList();
        elsewhere.stream()
                .filter(money -> contracts.stream().noneMatch(money::isFor))
                .findFirst()
                .ifPresent(money -> {
                    throw Refusal.conflict("ELSEWHERE_NOT_CLAIMED", money.certificateNo(), money.program());
                });
    }

    /** Where money from elsewhere leaves nothing, the review hears it at once, and by which clause. */
    private static void requireSomethingBeside(CalculatedSubsidy result) {
        if (!result.cityAmount().isZero()) {
            return;
        }
        for (CalculatedSubsidy.Contract contract : result.contracts()) {
            contract.city().trace().stream()
                    .filter(step -> step.rule() == AwardStep.Rule.ELSEWHERE)
                    .findFirst()
                    .ifPresent(step -> {
                        throw Refusal.conflict(
                                "ELSEWHERE_EXCLUDES",
                                contract.certificateNo(),
                                contract.elsewhere().get(0).program(),
                                step.clause() == null ? new TextKey("subsidy.elsewhereDefault") : step.clause(),
                                new TextKey("policy.elsewhere." + step.detail()));
                    });
        }
    }

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        List<OtherMoney> elsewhere = OtherMoney.counted(input.elsewhere(), input.verifiedElsewhere());
        requireClaimed(input, elsewhere);
        VerifiedPayments payments = payments(input);
        Optional<CalculatedSubsidy.Audited> audit = audit(caseNumber, input);
        audit.ifPresent(done -> requireRecognised(done, payments));
        if (Boolean.TRUE.equals(input.certifiedRelatedParty())) {
            calculation.requireUnrelated(caseNumber, input.policyItem(), input.rulesAsOf(), payments);
        }
        CalculatedSubsidy result =
                calculation.calculate(caseNumber, input.policyItem(), input.rulesAsOf(), payments, elsewhere)
                        .with(audit.orElse(null));
        requireSomethingBeside(result);
        Money base = Money.sum(result.contracts().stream()
                .map(contract -> contract.city().base())
                .toList());
        return new Output(
                result,
                base,
                result.cityAmount(),
                result.countyAmount(),
                result.cityAmount().plus(result.countyAmount()),
                audit.isPresent());
    }
}
