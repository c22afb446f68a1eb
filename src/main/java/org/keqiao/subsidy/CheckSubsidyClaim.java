package org.keqiao.subsidy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.casefile.CheckNote;
import org.keqiao.funding.claim.Ground;
import org.keqiao.funding.claim.Grounds;
import org.keqiao.funding.claim.InvoiceKey;
import org.keqiao.integrity.Integrity;
import org.keqiao.integrity.IntegrityCheck;
import org.keqiao.integrity.IntegrityResult;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.window.Windows;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ProcessAction;
import org.keqiao.register.Certificate;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.subsidy.ranking.Competitors;
import org.keqiao.voucher.Redemptions;
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
    private final ContractTerms terms;
    private final ClaimPeriods periods;
    private final CertifiedContracts contracts;
    private final SubsidyItems items;
    private final Grounds grounds;
    private final Integrity integrity;
    private final Windows windows;
    private final Competitors competitors;
    private final Redemptions redemptions;
    private final GrantedClaims granted;
    private final BrokeredDeals deals;
    private final Texts texts;
    private final Clock clock;
    private final RelatedParties related;
    private final AuditSample sample;

    CheckSubsidyClaim(
            CaseCommands cases,
            ContractTerms terms,
            ClaimPeriods periods,
            CertifiedContracts contracts,
            SubsidyItems items,
            Grounds grounds,
            Integrity integrity,
            Windows windows,
            Competitors competitors,
            Redemptions redemptions,
            GrantedClaims granted,
            BrokeredDeals deals,
            RelatedParties related,
            AuditSample sample,
            Texts texts,
            Clock clock) {
        this.cases = cases;
        this.terms = terms;
        this.periods = periods;
        this.contracts = contracts;
        this.items = items;
        this.grounds = grounds;
        this.integrity = integrity;
        this.windows = windows;
        this.competitors = competitors;
        this.redemptions = redemptions;
        this.granted = granted;
        this.deals = deals;
        this.related = related;
        this.sample = sample;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param autoGrantList of what the bureau gives by itself; null where somebody applies
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
            @Nullable List<String> declarations,
            @Nullable Boolean sampled,
            @Nullable String itemInTime) {}

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
        CaseRef ref = snapshot.ref();
        boolean listed = input.autoGrantList() != null && !input.autoGrantList().isBlank();
        if (!listed) {
            requireClaim(input);
        }
        IntegrityCheck integrityCheck = integrity.require(ref.organisation());
        List<FieldError> errors = new ArrayList<>();
        List<CheckNote> notes = new ArrayList<>();
        if (listed) {
            granted.take(snapshot, input.policyItem(), input.autoGrantList(), input.grantedContract());
            CertifiedContract contract = contracts.find(input.grantedContract()).orElseThrow();
            return new Output(
                    notes,
                    integrityCheck,
                    isSampled(input, snapshot, Optional.of(contract)),
                    isRelated(contract, notes),
                    input.policyItem(),
                    true);
        }
        Optional<PolicyItem> item =
                items.offered(input.policyItem(), ref.scope().county(), rulesOf(snapshot));
        if (!input.policyItem().equals(input.itemInTime())) {
            // Whoever came in time may answer a correction after the window has closed, for the item that they came
            // for.
            // Vouchers are redeemed as they are used, until their own last day.
            item.filter(each -> !items.isRedeemed(each)).ifPresent(windows::requireOpen);
        }
        if (item.isEmpty()) {
            errors.add(FieldError.of("policyItem", "itemNotOffered"));
        }
        if (!input.account().isHeldBy(ref.applicantName())) {
            errors.add(FieldError.of("account.name", "accountOfAnother"));
        }
        boolean brokered = item.filter(deals::isFor).isPresent();
        Map<Integer, CertifiedContract> certificates = certificates(input.lines(), snapshot, brokered, errors, notes);
        item.ifPresent(each -> periods.check(ref, each, rulesOf(snapshot), input.lines(), certificates, errors));
        certificates.values().stream()
                .findFirst()
                .flatMap(first -> terms.wonBefore(ref, input.policyItem(), rulesOf(snapshot), first))
                .ifPresent(year ->
                        errors.add(FieldError.of("policyItem", "repeatWinner", String.valueOf(year))));
        item.flatMap(each -> redemption(each, input, snapshot, certificates.values()))
                .ifPresent(wrong -> errors.add(FieldError.of("voucherNumber", wrong)));
        Map<String, Ground> claimed = grounds(input, errors);
        checkElsewhere(input, errors, notes);
        boolean relatedFound = checkRelated(input, snapshot, certificates, errors, notes);
        refuse(errors);
        String group = brokered
                ? deals.exclusionGroup(
                        item.orElseThrow(), ref, input.lines().get(0).certificateNo())
                : item.orElseThrow().group();
        boolean once = brokered || items.isOfFixedSum(input.policyItem());
        if (once) {
            // A deal is rewarded once, whatever of it is paid later, and so is a contract by a sum that no payment
            // measures.
            for (int i = 0; i < input.lines().size(); i++) {
                put(
                        claimed,
                        "lines[" + i + "].certificateNo",
                        Ground.contract(input.lines().get(i).certificateNo()));
            }
        }
        if (!brokered) {
            // A list that is being confirmed comes first or second, and each sees the other.
            contracts.hold(certificates.values().stream()
                    .map(CertifiedContract::number)
                    .distinct()
                    .toList());
        }
        refuseTaken(caseNumber, group, claimed);
        if (!once) {
            refuse(granted.taken(group, input.lines()));
        }
        addNotes(input, notes);
        integrityCheck.records().stream()
                .filter(entry -> entry.result() == IntegrityResult.WARN)
                .forEach(
                        entry -> notes.add(note("integrityWarning", entry.kind().text(), entry.source())));
        if (items.isRanked(input.policyItem())) {
            competitors.enter(ref, input.policyItem());
        }
        grounds.hold(caseNumber, group, List.copyOf(claimed.values()));
        boolean sampled =
                isSampled(input, snapshot, certificates.values().stream().findFirst());
        return new Output(notes, integrityCheck, sampled, relatedFound, input.policyItem(), false);
    }

    /**
     * What everybody states who claims, whatever the form asks for; what is given without application is on a list.
     *
     * @throws Refusal INVALID with field errors
     */
    static void requireClaim(Input input) {
        List<FieldError> missing = new ArrayList<>();
        if (input.lines() == null || input.lines().isEmpty()) {
            missing.add(FieldError.of("lines", "required"));
        }
        if (input.account() == null || !input.account().isWhole()) {
            missing.add(FieldError.of("account", "required"));
        }
        if (input.claimedAmount() == null) {
            missing.add(FieldError.of("claimedAmount", "required"));
        }
        if (input.relatedParty() == null) {
            missing.add(FieldError.of("relatedParty", "required"));
        }
        if (input.declarations() == null || input.declarations().isEmpty()) {
            missing.add(FieldError.of("declarations", "required"));
        }
        if (input.grantedContract() != null && !input.grantedContract().isBlank()) {
            missing.add(FieldError.of("grantedContract", "notOnList"));
        }
        refuse(missing);
    }

    /** Takes the voucher that is redeemed; what is wrong with its number, if anything is. */
    private Optional<String> redemption(
            PolicyItem item, Input input, CaseSnapshot snapshot, Collection<CertifiedContract> contracts) {
        boolean named = input.voucherNumber() != null && !input.voucherNumber().isBlank();
        if (!items.isRedeemed(item)) {
            redemptions.leave(snapshot.ref().number());
            return named ? Optional.of("voucherNotNeeded") : Optional.empty();
        }
        LocalDate received = snapshot.receivedOn() != null ? snapshot.receivedOn() : LocalDate.now(clock);
        return named
                ? redemptions.take(input.voucherNumber(), snapshot.ref(), item.key(), contracts, received)
                : Optional.of("required");
    }

    /** Whoever was accepted in time may answer a correction after the item has ended. */
    private LocalDate rulesOf(CaseSnapshot snapshot) {
        if (snapshot.rulesAsOf() != null) {
            return snapshot.rulesAsOf();
        }
        return snapshot.receivedOn() != null ? snapshot.receivedOn() : LocalDate.now(clock);
    }

    /** By line, those that the applicant may claim on. */
    private Map<Integer, CertifiedContract> certificates(
            List<ClaimLine> lines,
            CaseSnapshot snapshot,
            boolean brokered,
            List<FieldError> errors,
            List<CheckNote> notes) {
        CaseRef ref = snapshot.ref();
        LocalDate received = snapshot.receivedOn() != null ? snapshot.receivedOn() : LocalDate.now(clock);
        ContractSide applicant = terms.side(ref);
        Map<Integer, CertifiedContract> usable = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String path = "lines[" + i + "].certificateNo";
            Optional<CertifiedContract> found = contracts.find(lines.get(i).certificateNo());
            if (found.isEmpty()) {
                errors.add(FieldError.of(path, "certificateUnknown"));
                continue;
            }
            CertifiedContract certificate = found.get();
            Optional<String> stranger = brokered
                    ? deals.wrong(ref, certificate.number(), received)
                    : applicant.kind(certificate).isEmpty() ? Optional.of("contractOfOthers") : Optional.empty();
            if (stranger.isPresent()) {
                errors.add(FieldError.of(path, stranger.get()));
            } else if (certificate.state() != Certificate.State.VALID) {
                errors.add(FieldError.of(path, "certificateNotValid"));
            } else {
                usable.put(i, certificate);
                if (certificate.amountProvisional()) {
                    notes.add(note("amountProvisional", certificate.number()));
                }
            }
        }
        return usable;
    }

    /** By the field that each is about; an invoice that several payments were made for is one. */
    private static Map<String, Ground> grounds(Input input, List<FieldError> errors) {
        Map<String, Ground> grounds = new LinkedHashMap<>();
        for (int i = 0; i < input.lines().size(); i++) {
            ClaimLine line = input.lines().get(i);
            String path = "lines[" + i + "].";
            Optional<InvoiceKey> invoice = InvoiceKey.of(line.invoiceCode(), line.invoiceNo());
            if (invoice.isEmpty()) {
                errors.add(FieldError.of(path + "invoiceNo", "invoiceMalformed"));
            } else {
                put(grounds, path + "invoiceNo", Ground.invoice(invoice.get(), i));
            }
            put(grounds, path + "bankVoucherNo", Ground.payment(line.certificateNo(), line.bankVoucherNo(), i));
        }
        if (input.objectIdentity() != null && !input.objectIdentity().isBlank()) {
            put(
                    grounds,
                    "objectIdentity",
                    Ground.object(input.objectIdentity(), input.lines().get(0).certificateNo()));
        }
        return grounds;
    }

    /** Drawn once. */
    private boolean isSampled(Input input, CaseSnapshot snapshot, Optional<CertifiedContract> contract) {
        return input.sampled() != null
                ? input.sampled()
                : sample.draws(contract.map(
                                first -> terms.sampleRate(snapshot.ref(), input.policyItem(), rulesOf(snapshot), first))
                        .orElse(null));
    }

    /** 关联交易 (domain 7.2): refused at once where the item excludes it, audited otherwise. */
    private boolean checkRelated(
            Input input,
            CaseSnapshot snapshot,
            Map<Integer, CertifiedContract> certificates,
            List<FieldError> errors,
            List<CheckNote> notes) {
        Map<String, Boolean> known = new LinkedHashMap<>();
        boolean found = false;
        boolean excluded = false;
        for (Map.Entry<Integer, CertifiedContract> line : certificates.entrySet()) {
            CertifiedContract contract = line.getValue();
            boolean relatedHere = known.computeIfAbsent(contract.number(), number -> isRelated(contract, notes));
            boolean excludes = terms.excludesRelated(snapshot.ref(), input.policyItem(), rulesOf(snapshot), contract);
            found |= relatedHere;
            excluded |= excludes;
            if (relatedHere && excludes) {
                errors.add(FieldError.of("lines[" + line.getKey() + "].certificateNo", "partiesRelated"));
            }
        }
        if (excluded && Boolean.TRUE.equals(input.relatedParty())) {
            errors.add(FieldError.of("relatedParty", "partiesRelated"));
        }
        return found;
    }

    private boolean isRelated(CertifiedContract contract, List<CheckNote> notes) {
        Optional<RelatedParties.Sign> sign = related.of(contract);
        sign.ifPresent(by -> notes.add(note("related." + by, contract.number())));
        return sign.isPresent();
    }

    /** 其他财政资金: declared for what is claimed here; whether it counts is for the review. */
    private void checkElsewhere(Input input, List<FieldError> errors, List<CheckNote> notes) {
        List<OtherMoney> declared = input.elsewhere() == null ? List.of() : input.elsewhere();
        for (int i = 0; i < declared.size(); i++) {
            OtherMoney money = declared.get(i);
            if (input.lines().stream().noneMatch(line -> money.isFor(line.certificateNo()))) {
                errors.add(FieldError.of("elsewhere[" + i + "].certificateNo", "contractNotClaimed"));
            }
            notes.add(note("elsewhere", money.certificateNo(), money.program(), money.amount()));
        }
    }

    private static void put(Map<String, Ground> grounds, String field, Ground ground) {
        boolean known = grounds.values().stream()
                .anyMatch(
                        other -> other.kind() == ground.kind() && other.value().equals(ground.value()));
        if (!known) {
            grounds.put(field, ground);
        }
    }

    private void refuseTaken(CaseNumber caseNumber, String group, Map<String, Ground> claimed) {
        List<Ground> taken = grounds.taken(caseNumber, group, List.copyOf(claimed.values()));
        List<FieldError> errors = new ArrayList<>();
        claimed.forEach((field, ground) -> {
            if (taken.contains(ground)) {
                errors.add(FieldError.of(field, "groundUsed"));
            }
        });
        refuse(errors);
    }

    private void addNotes(Input input, List<CheckNote> notes) {
        Map<String, Money> paid = new LinkedHashMap<>();
        for (ClaimLine line : input.lines()) {
            Money sum = paid.merge(line.invoiceNo(), line.paidAmount(), Money::plus);
            if (sum.isMoreThan(line.invoiceAmount())) {
                notes.add(note("paidMoreThanInvoiced", line.invoiceNo(), sum, line.invoiceAmount()));
            }
        }
        if (Boolean.TRUE.equals(input.relatedParty())) {
            notes.add(note("relatedParties"));
        }
    }

    private CheckNote note(String code, Object... arguments) {
        return CheckNote.of(texts, "subsidy.note." + code, arguments);
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }
}
