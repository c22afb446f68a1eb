package org.keqiao.subsidy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.casefile.CheckNote;
import org.keqiao.funding.claim.Ground;
import org.keqiao.funding.claim.Grounds;
import org.keqiao.integrity.Integrity;
import org.keqiao.integrity.IntegrityCheck;
import org.keqiao.integrity.IntegrityResult;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.document.PolicyDocuments;
import org.keqiao.policy.window.Windows;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;

/**
 * 自动核验申报: what a machine can see of a claim. What makes it impossible goes back to the applicant at once, at the field
 * that it is about; what only looks odd becomes a note for the officers. From here on the invoices, payments and the thing
 * that it is about serve this case alone.
 */
@ProcessAction(
        name = "checkSubsidyClaim",
        zh = "自动核验奖补申报",
        en = "Check the claim for a subsidy",
        aboutZh = "核对政策项目、登记证明、发票和收款账户；重复使用的发票、付款凭证和成果退回申请人，疑点记为提示。同时决定是否随机抽中专项审计。",
        aboutEn =
                "Compares item, certificates, invoices and account; what was used before goes back, doubts become notes. Draws the sample for audits.",
        refusals = {"INTEGRITY_BLOCKED", "GROUND_TAKEN", "WINDOW_NOT_YET", "WINDOW_OVER", "WINDOW_NOT_SET"})
class CheckSubsidyClaim implements Action<CheckSubsidyClaim.Input, CheckSubsidyClaim.Output> {

    private final CaseCommands cases;
    private final SubsidyItems items;
    private final Grounds grounds;
    private final PapersElsewhere papers;
    private final Integrity integrity;
    private final Windows windows;
    private final AllowedClasses classes;
    private final AccountHolders holders;
    private final PolicyDocuments documents;
    private final ContractCheck contracts;
    private final Map<ClaimBasis, BasisCheck> checks = new EnumMap<>(ClaimBasis.class);
    private final RedLetterNotes redLetters;
    private final AuditSample sample;
    private final Texts texts;
    private final Clock clock;

    CheckSubsidyClaim(
            CaseCommands cases,
            SubsidyItems items,
            Grounds grounds,
            PapersElsewhere papers,
            Integrity integrity,
            Windows windows,
            AllowedClasses classes,
            AccountHolders holders,
            PolicyDocuments documents,
            ContractCheck contracts,
            List<BasisCheck> checks,
            RedLetterNotes redLetters,
            AuditSample sample,
            Texts texts,
            Clock clock) {
        this.cases = cases;
        this.items = items;
        this.grounds = grounds;
        this.papers = papers;
        this.integrity = integrity;
        this.windows = windows;
        this.classes = classes;
        this.holders = holders;
        this.documents = documents;
        this.contracts = contracts;
        checks.forEach(check -> this.checks.put(check.basis(), check));
        this.redLetters = redLetters;
        this.sample = sample;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param autoGrantList of what the bureau gives by itself; null where somebody applies
     * @param claimBasis name of what it rests on; null for contracts
     * @param hires persons that it rests on; null without any
     * @param projects recognitions that it rests on; null without any
     * @param costs what was spent on them, by invoice and voucher; null without any
     * @param affiliations whom the applicant declares itself related to; null for nobody
     * @param grantedContract registration number of the contract on that list
     */
    record Input(
            String policyItem,
            @Nullable List<ClaimLine> lines,
            @Nullable List<OtherMoney> elsewhere,
            @Nullable Account account,
            @Nullable Money claimedAmount,
            @Nullable String autoGrantList,
            @Nullable String grantedContract,
            @Nullable String objectIdentity,
            @Nullable String voucherNumber,
            @Nullable Boolean relatedParty,
            @Nullable List<Affiliation> affiliations,
            @Nullable List<String> declarations,
            @Nullable Boolean sampled,
            @Nullable String itemInTime,
            @Nullable String claimBasis,
            @Nullable List<Hire> hires,
            @Nullable List<Project> projects,
            @Nullable List<ProjectCost> costs) {}

    /**
     * @param checkNotes for the officers, empty when nothing looks odd
     * @param integrityCheck what the register of integrity said, kept with the act
     * @param sampled true for the claims that are audited by chance: drawn once, kept when the claim is checked again
     * @param relatedFound true where the register knows the parties of a contract as related, whatever was declared
     * @param itemInTime key of the item that was applied for while applications for it were taken
     * @param autoGranted true where nobody applied: the bureau gives it by a confirmed list
     */
    record Output(
            List<CheckNote> checkNotes,
            IntegrityCheck integrityCheck,
            @Called(zh = "随机抽中审计", en = "Drawn for an audit") boolean sampled,
            @Called(zh = "登记信息显示关联", en = "Related by the register") boolean relatedFound,
            @Called(zh = "按期申报的项目", en = "Item applied for in time") String itemInTime,
            @Called(zh = "免申即享", en = "Given without application") boolean autoGranted) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        CaseSnapshot snapshot = cases.get(caseNumber);
        boolean listed = input.autoGrantList() != null && !input.autoGrantList().isBlank();
        BasisCheck check = checks.get(ClaimBasis.of(input.claimBasis()));
        if (!listed) {
            requireClaim(input, check.missing(input));
        }
        IntegrityCheck integrityCheck = integrity.require(snapshot.ref().organisation());
        Findings findings = new Findings(texts);
        if (listed) {
            return output(input, contracts.listed(claim(snapshot, input), findings), integrityCheck, findings, true);
        }
        BasisCheck.Claim claim = claim(snapshot, input);
        checkItem(claim, check.basis(), findings);
        holders.wrong(claim.ref(), input.account()).ifPresent(findings.errors()::add);
        BasisCheck.Checked checked = check.check(claim, findings);
        claim.item().ifPresent(item -> checkClass(claim, item, findings));
        checkElsewhere(input, checked, findings);
        findings.refuse();
        check.hold(claim);
        List<Ground> taken = grounds.taken(
                caseNumber, checked.exclusionGroup(), checked.claimed().all());
        checked.claimed().fieldsOf(taken).forEach(field -> findings.wrong(field, "groundUsed"));
        ClaimedLines lines = ClaimedLines.of(input);
        if (!lines.lines().isEmpty()) {
            papers.check(claim, checked.exclusionGroup(), lines, findings);
        }
        findings.refuse();
        check.settle(claim, checked, findings);
        integrityCheck.records().stream()
                .filter(entry -> entry.result() == IntegrityResult.WARN)
                .forEach(entry -> findings.note("integrityWarning", entry.kind().text(), entry.source()));
        grounds.hold(caseNumber, checked.exclusionGroup(), checked.claimed().all());
        redLetters.known(caseNumber, lines.lines()).forEach(findings.notes()::add);
        return output(input, checked, integrityCheck, findings, false);
    }

    private BasisCheck.Claim claim(CaseSnapshot snapshot, Input input) {
        LocalDate today = LocalDate.now(clock);
        LocalDate rules = snapshot.rulesDay(today);
        return new BasisCheck.Claim(
                snapshot,
                input,
                items.offered(input.policyItem(), snapshot.ref().scope().county(), rules),
                rules,
                today);
    }

    private Output output(
            Input input,
            BasisCheck.Checked checked,
            IntegrityCheck integrityCheck,
            Findings findings,
            boolean autoGranted) {
        // Drawn once.
        boolean sampled = input.sampled() != null ? input.sampled() : sample.draws(checked.sampleRate());
        return new Output(
                findings.notes(), integrityCheck, sampled, checked.relatedFound(), input.policyItem(), autoGranted);
    }

    private void checkItem(BasisCheck.Claim claim, ClaimBasis basis, Findings findings) {
        if (claim.item().isEmpty()) {
            findings.wrong("policyItem", "itemNotOffered");
            return;
        }
        PolicyItem item = claim.item().get();
        if (!items.isRedeemed(item)) {
            // A voucher is redeemed under the item that it was granted by, whatever has taken its place since.
            documents
                    .successor(item.key(), claim.rules())
                    .ifPresent(next -> findings.wrong(
                            "policyItem", "itemSuperseded", next.document(), next.since(), next.title()));
        }
        if (!item.key().equals(claim.input().itemInTime()) && !items.isRedeemed(item)) {
            // Whoever came in time may answer a correction after the window has closed, for the item that they came
            // for.
            // Vouchers are redeemed as they are used, until their own last day.
            windows.requireOpen(item);
        }
        if (items.basis(item).filter(basis::equals).isEmpty()) {
            findings.wrong("claimBasis", "basisNotOfItem");
        }
    }

    /** What the register cannot tell officers look at; before they say that it is eligible it has to. */
    private void checkClass(BasisCheck.Claim claim, PolicyItem item, Findings findings) {
        if (!classes.isForKind(claim.snapshot(), item.key(), claim.rules())) {
            findings.wrong("policyItem", "itemNotForTeams");
            return;
        }
        classes.check(claim.snapshot(), item.key(), claim.rules()).ifPresent(check -> {
            switch (check.result()) {
                case PASS -> {}
                case FAIL ->
                    findings.wrong("policyItem", "classNotAllowed", check.allowed(), check.on(), check.known());
                case UNKNOWN -> findings.note("classUnknown", check.allowed(), check.on(), check.known());
            }
        });
    }

    /**
     * What everybody states who claims, whatever the form asks for; what is given without application is on a list.
     *
     * @param missing of what the claim rests on
     * @throws Refusal INVALID with field errors
     */
    static void requireClaim(Input input, List<String> missing) {
        List<FieldError> errors = new ArrayList<>();
        missing.forEach(field -> errors.add(FieldError.of(field, "required")));
        if (input.account() == null || !input.account().isWhole()) {
            errors.add(FieldError.of("account", "required"));
        }
        if (input.declarations() == null || input.declarations().isEmpty()) {
            errors.add(FieldError.of("declarations", "required"));
        }
        if (input.grantedContract() != null && !input.grantedContract().isBlank()) {
            errors.add(FieldError.of("grantedContract", "notOnList"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    /** 其他财政资金: declared for what is claimed here; whether it counts is for the review. */
    private static void checkElsewhere(Input input, BasisCheck.Checked checked, Findings findings) {
        List<OtherMoney> declared = input.elsewhere() == null ? List.of() : input.elsewhere();
        for (int i = 0; i < declared.size(); i++) {
            OtherMoney money = declared.get(i);
            if (checked.references().stream().noneMatch(money::isFor)) {
                findings.wrong("elsewhere[" + i + "].certificateNo", "contractNotClaimed");
            }
            findings.note("elsewhere", money.certificateNo(), money.program(), money.amount());
        }
    }
}
