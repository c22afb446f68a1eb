package org.keqiao.voucher;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.integrity.Integrity;
import org.keqiao.policy.PolicyItem;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.title.EnterpriseClasses;
import org.springframework.lang.Nullable;

/** 发放创新券: sets the money aside within cap and budget and gives the voucher its number. */
@ProcessAction(
        name = "grantVoucher",
        zh = "发放创新券",
        en = "Grant the voucher",
        aboutZh = "在单位年度额度和预算指标内预留资金并发放创新券，有效期按政策表，未规定的至当年年底。",
        aboutEn =
                "Sets the money aside within cap and budget and grants the voucher, valid as its policy table says, else to the end of the year.",
        requires = {Duty.REVIEW, Duty.RECHECK, Duty.BUDGET},
        refusals = {
            "EVIDENCE_MISSING",
            "NOT_SEPARATED",
            "INTEGRITY_BLOCKED",
            "VOUCHER_AMOUNT",
            "POLICY_NOT_SET",
            "BUDGET_UNKNOWN",
            "BUDGET_SHORT",
            "BUDGET_CLOSED",
            "CAP_SHORT",
            "CAP_EARLIER_FIRST",
            "ALREADY_FUNDED",
            "CLASS_NOT_ALLOWED",
            "CLASS_UNKNOWN"
        })
class GrantVoucher implements Action<GrantVoucher.Input, GrantVoucher.Output> {

    private static final Set<Duty> NEEDED = EnumSet.of(Duty.REVIEW, Duty.RECHECK, Duty.BUDGET);

    private final CaseCommands cases;
    private final VoucherGranting granting;
    private final Integrity integrity;
    private final EnterpriseClasses classes;
    private final Clock clock;

    GrantVoucher(
            CaseCommands cases, VoucherGranting granting, Integrity integrity, EnterpriseClasses classes, Clock clock) {
        this.cases = cases;
        this.granting = granting;
        this.integrity = integrity;
        this.classes = classes;
        this.clock = clock;
    }

    /** @param grantedAmount as the review set it, at most what was asked for */
    record Input(
            String voucherItem,
            Money requestedAmount,
            @Nullable Money grantedAmount,
            @Nullable String budgetDocument) {}

    record Output(
            @ForParties String voucherNumber, @ForParties Money voucherAmount, @ForParties LocalDate voucherValidTo) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.requireEvidence(caseNumber, NEEDED);
        Money amount = input.grantedAmount();
        if (amount == null || !amount.isPositive() || amount.isMoreThan(input.requestedAmount())) {
            throw Refusal.conflict("VOUCHER_AMOUNT", input.requestedAmount());
        }
        CaseSnapshot snapshot = cases.get(caseNumber);
        CaseRef ref = snapshot.ref();
        LocalDate rules = snapshot.rulesDay(LocalDate.now(clock));
        integrity.require(ref.organisation());
        PolicyItem item = granting.offered(input.voucherItem(), ref, rules)
                .orElseThrow(() -> Refusal.invalid("POLICY_NOT_SET", input.voucherItem()));
        List<String> allowed = granting.classes(item, snapshot);
        if (!allowed.isEmpty()) {
            classes.require(ref.organisation(), allowed, granting.day(snapshot));
        }
        Voucher voucher = granting.grant(item, ref, rules, amount, input.budgetDocument());
        return new Output(voucher.number(), voucher.amount(), voucher.validTo());
    }
}
