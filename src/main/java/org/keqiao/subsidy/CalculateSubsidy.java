package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.StandingAside;
import org.keqiao.funding.award.Award;
import org.keqiao.funding.award.AwardStep;
import org.keqiao.policy.ItemProcedure;
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
            "AMOUNT_PROVISIONAL",
            "CONTRACT_COUNTED",
            "CAP_YEARS_MIXED",
            "CAP_HOLDERS_MIXED",
            "POLICY_NOT_SET",
            "POLICY_NO_MONEY",
            "POLICY_NO_ROW",
            "ELSEWHERE_EXCLUDES",
            "ELSEWHERE_NOT_CLAIMED",
            "PARTIES_RELATED",
            "RIGHT_CLAIMED",
            "AUDIT_ADVERSE",
            "AUDIT_EXCEEDED",
            "REPEAT_WINNER",
            "RANK_MISSING",
            "RANK_ON_RESERVE",
            "GROUNDS_NOT_REVIEWED",
            "GROUND_NOT_REVIEWED",
            "GROUND_NOT_CLAIMED",
            "GROUND_BASE_TOO_HIGH",
            "BROKER_UNKNOWN",
            "BROKER_NOT_LISTED",
            "HANDED_ON_TOO_LOW",
            "CLASS_NOT_ALLOWED",
            "CLASS_UNKNOWN",
            "ACCOUNT_OF_ANOTHER"
        })
class CalculateSubsidy implements Action<CalculateSubsidy.Input, CalculateSubsidy.Output> {

    private final SubsidyCalculation calculation;
    private final GroundCalculation grounds;
    private final StandingGrounds standing;
    private final StandingInvoices invoices;
    private final AllowedClasses classes;
    private final ReviewedRedLetters redLetters;
    private final RelationNotes relations;
    private final ResoldRights resold;
    private final CaseCommands cases;
    private final StandingAside aside;
    private final ItemProcedure procedure;
    private final AccountHolders holders;

    CalculateSubsidy(
            SubsidyCalculation calculation,
            GroundCalculation grounds,
            StandingGrounds standing,
            StandingInvoices invoices,
            AllowedClasses classes,
            ReviewedRedLetters redLetters,
            RelationNotes relations,
            ResoldRights resold,
            CaseCommands cases,
            StandingAside aside,
            ItemProcedure procedure,
            AccountHolders holders) {
        this.calculation = calculation;
        this.grounds = grounds;
        this.standing = standing;
        this.invoices = invoices;
        this.classes = classes;
        this.redLetters = redLetters;
        this.relations = relations;
        this.resold = resold;
        this.cases = cases;
        this.aside = aside;
        this.procedure = procedure;
        this.holders = holders;
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
     * @param claimBasis name of what the claim rests on; null for contracts
     * @param hires persons that it rests on; null without any
     * @param reviewedHires what the review found of them; null where there are none
     * @param projects recognitions that it rests on; null without any
     * @param costs what was spent on them, by invoice and voucher; null without any
     * @param reviewedProjects what the review found of them; null where there are none
     * @param certifiedRelatedParty what the review found of the parties; null where it was not asked
     * @param affiliations whom the applicant declares itself related to; null for nobody
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
            @Nullable List<Affiliation> affiliations,
            @Nullable String auditFirmName,
            @Nullable String auditFinding,
            @Nullable Money auditVerifiedAmount,
            @Nullable String claimBasis,
            @Nullable List<Hire> hires,
            @Nullable List<ReviewedHire> reviewedHires,
            @Nullable List<Project> projects,
            @Nullable List<ProjectCost> costs,
            @Nullable List<ReviewedProject> reviewedProjects,
            LocalDate rulesAsOf) {}

    /**
     * @param subsidyBase sum of all bases
     * @param subsidyAmount city and county together
     * @param audited true where it rests on an audit of the present submission, that needs no other
     * @param auditVoid true where an audit of the present submission holds no more, or whoever commissioned it had to stand
     *     back: nothing goes on before another, however small the amount is by now
     * @param relatedFound true where the parties of a contract are known as related by now, or declare it
     * @param ownAuditThreshold true where the item's table has set from which amount on its claims are audited
     * @param aboveAuditThreshold true where it does, and this one reaches it
     */
    record Output(
            @ForParties CalculatedSubsidy calculation,
            @Called(zh = "补贴基数", en = "Base of the subsidy") Money subsidyBase,
            @ForParties @Called(zh = "市级补贴金额", en = "The city’s amount") Money cityAmount,
            @ForParties @Called(zh = "县级补贴金额", en = "The county’s amount") Money countyAmount,
            @Called(zh = "补贴总额", en = "Amount in all") Money subsidyAmount,
            @Called(zh = "已经专项审计", en = "Audited") boolean audited,
            @Called(zh = "审计结论作废", en = "The audit holds no more") boolean auditVoid,
            @Called(zh = "登记信息显示关联", en = "Related by the register") boolean relatedFound,
            @Called(zh = "项目自定审计起点金额", en = "The item has an audit threshold of its own") boolean ownAuditThreshold,
            @Called(zh = "达到项目审计起点金额", en = "At or above the item’s audit threshold") boolean aboveAuditThreshold) {}

    /** The audit of the present submission, unless it or its commission holds no more: then there is to be another. */
    private Optional<CalculatedSubsidy.Audited> audit(CaseNumber caseNumber, Input input, boolean commissionVoid) {
        return input.auditFinding() == null || commissionVoid || !cases.isDone(caseNumber, Duty.AUDIT)
                ? Optional.empty()
                : Optional.of(new CalculatedSubsidy.Audited(
                        input.auditFirmName(),
                        CalculatedSubsidy.Finding.valueOf(input.auditFinding()),
                        input.auditVerifiedAmount()));
    }

    /** Whoever goes on after an audit counts no more than it recognised. */
    private static void requireRecognised(CalculatedSubsidy.Audited audit, Money counted) {
        if (audit.finding() == CalculatedSubsidy.Finding.ADVERSE) {
            throw Refusal.conflict("AUDIT_ADVERSE", audit.firm());
        }
        if (counted.isMoreThan(audit.verified())) {
            throw Refusal.conflict("AUDIT_EXCEEDED", counted, audit.verified(), audit.firm());
        }
    }

    private static VerifiedPayments payments(Input input) {
        return Boolean.TRUE.equals(input.autoGranted()) && input.grantedContract() != null
                ? VerifiedPayments.none(input.grantedContract())
                : VerifiedPayments.of(input.lines() == null ? List.of() : input.lines(), input.reviewedLines());
    }

    private static List<String> contracts(Input input) {
        return Boolean.TRUE.equals(input.autoGranted()) || input.lines() == null
                ? Stream.ofNullable(input.grantedContract()).toList()
                : input.lines().stream().map(ClaimLine::certificateNo).toList();
    }

    private static void requireClaimed(List<String> references, List<OtherMoney> elsewhere) {
        elsewhere.stream()
                .filter(money -> references.stream().noneMatch(money::isFor))
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
        result.contracts().forEach(each -> requireSomethingBeside(each.certificateNo(), each.elsewhere(), each.city()));
        result.grounds().forEach(each -> requireSomethingBeside(each.reference(), each.elsewhere(), each.city()));
    }

    private static void requireSomethingBeside(String reference, @Nullable List<OtherMoney> elsewhere, Award city) {
        city.trace().stream()
                .filter(step -> step.rule() == AwardStep.Rule.ELSEWHERE)
                .findFirst()
                .ifPresent(step -> {
                    throw Refusal.conflict(
                            "ELSEWHERE_EXCLUDES",
                            reference,
                            elsewhere.get(0).program(),
                            step.clause() == null ? new TextKey("subsidy.elsewhereDefault") : step.clause(),
                            new TextKey("policy.elsewhere." + step.detail()));
                });
    }

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        classes.require(caseNumber, input.policyItem(), input.rulesAsOf());
        holders.require(caseNumber);
        List<OtherMoney> elsewhere = OtherMoney.counted(input.elsewhere(), input.verifiedElsewhere());
        boolean commissionVoid = input.auditFinding() != null && aside.isVoid(caseNumber, CommissionAudit.NAME);
        Optional<CalculatedSubsidy.Audited> audit = audit(caseNumber, input, commissionVoid);
        ClaimBasis basis = ClaimBasis.of(input.claimBasis());
        Calculated calculated = basis == ClaimBasis.CONTRACT
                ? onContracts(caseNumber, input, elsewhere, audit)
                : onGrounds(caseNumber, input, standing.of(basis), elsewhere);
        CalculatedSubsidy result = calculated.subsidy().with(audit.orElse(null));
        requireSomethingBeside(result);
        List<Money> bases = new ArrayList<>();
        result.contracts().forEach(contract -> bases.add(contract.city().base()));
        result.grounds().forEach(ground -> bases.add(ground.base()));
        if (basis != ClaimBasis.CONTRACT) {
            audit.ifPresent(done -> requireRecognised(done, Money.sum(bases)));
        }
        Money inAll = result.cityAmount().plus(result.countyAmount());
        Optional<Money> threshold = procedure.auditThreshold(
                input.policyItem(),
                input.rulesAsOf(),
                cases.ref(caseNumber).scope().county());
        return new Output(
                result,
                Money.sum(bases),
                result.cityAmount(),
                result.countyAmount(),
                inAll,
                audit.isPresent(),
                audit.isEmpty() && (commissionVoid || aside.isToRedo(caseNumber, Duty.AUDIT)),
                calculated.related(),
                threshold.isPresent(),
                threshold.filter(from -> !from.isMoreThan(inAll)).isPresent());
    }

    /** @param related whether parties are known as related by now */
    private record Calculated(CalculatedSubsidy subsidy, boolean related) {}

    private Calculated onGrounds(CaseNumber caseNumber, Input input, GroundBasis basis, List<OtherMoney> elsewhere) {
        requireClaimed(basis.references(input), elsewhere);
        List<GroundBasis.Counted> counted = basis.counted(input);
        invoices.requireStanding(
                ClaimedLines.ofProjects(input.costs(), input.projects()), spent(input.projects(), counted));
        Set<String> named = counted.stream()
                .map(GroundBasis.Counted::certificateNo)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, RelatedParties.Found> related = Map.of();
        if (!named.isEmpty()) {
            resold.requireNotResold(caseNumber, named);
            related = requireUnrelated(caseNumber, input, named);
        }
        CalculatedSubsidy subsidy =
                grounds.calculate(caseNumber, input.policyItem(), input.rulesAsOf(), counted, elsewhere);
        relations.tell(caseNumber, related);
        return new Calculated(subsidy, !related.isEmpty());
    }

    private Map<String, RelatedParties.Found> requireUnrelated(
            CaseNumber caseNumber, Input input, Collection<String> contracts) {
        return calculation.requireUnrelated(
                caseNumber,
                input.policyItem(),
                input.rulesAsOf(),
                contracts,
                Boolean.TRUE.equals(input.certifiedRelatedParty()),
                input.affiliations() == null ? List.of() : input.affiliations());
    }

    /** What counts of what was spent, by what was paid for. */
    private static Map<String, Money> spent(@Nullable List<Project> projects, List<GroundBasis.Counted> counted) {
        return projects == null || projects.isEmpty()
                ? Map.of()
                : counted.stream()
                        .collect(Collectors.toMap(
                                each -> Project.paidFor(each.name(), projects),
                                GroundBasis.Counted::base,
                                Money::plus));
    }

    private Calculated onContracts(
            CaseNumber caseNumber, Input input, List<OtherMoney> elsewhere, Optional<CalculatedSubsidy.Audited> audit) {
        requireClaimed(contracts(input), elsewhere);
        VerifiedPayments payments = payments(input);
        List<ClaimLine> claimed = input.lines() == null ? List.of() : input.lines();
        redLetters.take(caseNumber, claimed, input.reviewedLines());
        invoices.requireStanding(claimed, input.reviewedLines());
        audit.ifPresent(done -> requireRecognised(
                done, Money.sum(List.copyOf(payments.byContract().values()))));
        resold.requireNotResold(caseNumber, payments.byContract().keySet());
        Map<String, RelatedParties.Found> related =
                requireUnrelated(caseNumber, input, payments.byContract().keySet());
        CalculatedSubsidy subsidy =
                calculation.calculate(caseNumber, input.policyItem(), input.rulesAsOf(), payments, elsewhere);
        // After the contracts are held, as whoever else adds to the notes of a claim.
        relations.tell(caseNumber, related);
        return new Calculated(subsidy, !related.isEmpty());
    }
}
