package org.keqiao.voucher;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.casefile.CheckNote;
import org.keqiao.integrity.Integrity;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.document.PolicyDocuments;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.title.ClassCheck;
import org.keqiao.title.EnterpriseClasses;
import org.springframework.lang.Nullable;

/** 自动核验创新券申领: an item that is offered, within what the firm may still have. */
@ProcessAction(
        name = "checkVoucherClaim",
        zh = "自动核验创新券申领",
        en = "Check the claim for a voucher",
        aboutZh = "核对创新券项目、单位类别、诚信记录和本单位年度剩余额度；不符合的退回申请人，单位类别不能确定的记为提示。",
        aboutEn =
                "Compares item, class, integrity and what the firm may still have this year; what fails goes back to the applicant, an unknown class becomes a note.",
        refusals = {"INTEGRITY_BLOCKED", "POLICY_NOT_SET", "POLICY_NO_MONEY"})
class CheckVoucherClaim implements Action<CheckVoucherClaim.Input, CheckVoucherClaim.Output> {

    private final CaseCommands cases;
    private final VoucherGranting granting;
    private final Integrity integrity;
    private final EnterpriseClasses classes;
    private final Texts texts;
    private final PolicyDocuments documents;
    private final Clock clock;

    CheckVoucherClaim(
            CaseCommands cases,
            VoucherGranting granting,
            Integrity integrity,
            EnterpriseClasses classes,
            PolicyDocuments documents,
            Texts texts,
            Clock clock) {
        this.cases = cases;
        this.granting = granting;
        this.integrity = integrity;
        this.classes = classes;
        this.documents = documents;
        this.texts = texts;
        this.clock = clock;
    }

    record Input(String voucherItem, Money requestedAmount) {}

    /**
     * @param quotaLeft what the firm may still be granted; null where the item has no such cap
     * @param checkNotes for the officers, empty when nothing looks odd
     */
    record Output(@ForParties @Nullable Money quotaLeft, List<CheckNote> checkNotes) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        CaseSnapshot snapshot = cases.get(caseNumber);
        CaseRef ref = snapshot.ref();
        LocalDate rules = snapshot.rulesDay(LocalDate.now(clock));
        integrity.require(ref.organisation());
        Optional<PolicyItem> item = granting.offered(input.voucherItem(), ref, rules);
        if (item.isEmpty()) {
            throw Refusal.invalid(List.of(FieldError.of("voucherItem", "itemNotOffered")));
        }
        documents.successor(input.voucherItem(), rules).ifPresent(next -> {
            throw Refusal.invalid(List.of(
                    FieldError.of("voucherItem", "itemSuperseded", next.document(), next.since(), next.title())));
        });
        List<CheckNote> notes = notes(snapshot, item.get());
        Money left = granting.left(item.get(), ref, rules);
        if (left != null && input.requestedAmount().isMoreThan(left)) {
            throw Refusal.invalid(List.of(FieldError.of("requestedAmount", "voucherQuota", left)));
        }
        return new Output(left, notes);
    }

    /** Whether it is one of the classes that the item is for; what the register cannot tell officers look at. */
    private List<CheckNote> notes(CaseSnapshot snapshot, PolicyItem item) {
        List<String> allowed = granting.classes(item, snapshot);
        if (allowed.isEmpty()) {
            return List.of();
        }
        ClassCheck check = classes.check(snapshot.ref().organisation(), allowed, granting.day(snapshot));
        return switch (check.result()) {
            case PASS -> List.of();
            case FAIL ->
                throw Refusal.invalid(List.of(
                        FieldError.of("voucherItem", "classNotAllowed", check.allowed(), check.on(), check.known())));
            case UNKNOWN ->
                List.of(CheckNote.of(texts, "voucher.note.classUnknown", check.allowed(), check.on(), check.known()));
        };
    }
}
