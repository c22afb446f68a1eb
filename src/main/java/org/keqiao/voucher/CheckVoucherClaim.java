package org.keqiao.voucher;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.casefile.CheckNote;
import org.keqiao.integrity.Integrity;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.document.PolicyDocuments;
import org.keqiao.policy.window.Windows;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
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
        aboutZh = "核对创新券项目及其申报时间、单位类别、诚信记录和本单位年度剩余额度；不符合的退回申请人；单位类别不能确定的，以及补正时额度已不足的，记为提示。",
        aboutEn =
                "Compares item and window, class, integrity and what the firm may still have this year; what fails goes back to the applicant; an unknown class, and a quota that no longer suffices at a correction, become notes.",
        refusals = {
            "INTEGRITY_BLOCKED",
            "POLICY_NOT_SET",
            "POLICY_NO_MONEY",
            "WINDOW_NOT_YET",
            "WINDOW_OVER",
            "WINDOW_NOT_SET"
        })
class CheckVoucherClaim implements Action<CheckVoucherClaim.Input, CheckVoucherClaim.Output> {

    private final CaseCommands cases;
    private final VoucherGranting granting;
    private final Integrity integrity;
    private final EnterpriseClasses classes;
    private final Texts texts;
    private final PolicyDocuments documents;
    private final Windows windows;
    private final Clock clock;

    CheckVoucherClaim(
            CaseCommands cases,
            VoucherGranting granting,
            Integrity integrity,
            EnterpriseClasses classes,
            PolicyDocuments documents,
            Windows windows,
            Texts texts,
            Clock clock) {
        this.cases = cases;
        this.granting = granting;
        this.integrity = integrity;
        this.classes = classes;
        this.documents = documents;
        this.windows = windows;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param itemInTime of an earlier submission; null at the first one */
    record Input(String voucherItem, Money requestedAmount, @Nullable String itemInTime) {}

    /**
     * @param quotaLeft what the firm may still be granted; null where the item has no such cap
     * @param checkNotes for the officers, empty when nothing looks odd
     * @param itemInTime key of the item that was claimed while claims for it were taken
     */
    record Output(
            @ForParties @Nullable Money quotaLeft,
            List<CheckNote> checkNotes,
            @Called(zh = "按期申报的项目", en = "Item applied for in time") String itemInTime) {}

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
        if (!input.voucherItem().equals(input.itemInTime())) {
            // Whoever came in time may answer a correction after the window has closed, for the item that they came
            // for.
            windows.requireOpen(item.get());
        }
        List<CheckNote> notes = new ArrayList<>(notes(snapshot, item.get()));
        Money left = granting.left(item.get(), ref, rules);
        if (left != null && input.requestedAmount().isMoreThan(left)) {
            boolean first = !input.voucherItem().equals(input.itemInTime());
            if (first || input.requestedAmount().isMoreThan(granting.most(item.get(), ref, rules))) {
                throw Refusal.invalid(List.of(FieldError.of("requestedAmount", "voucherQuota", left)));
            }
            // What others took since the claim came in keeps nobody from answering; the grant looks again.
            notes.add(CheckNote.of(texts, "voucher.note.quotaShort", left));
        }
        return new Output(left, notes, item.get().key());
    }

    /** Whether it is one of the classes that the item is for; what the register cannot tell officers look at. */
    private List<CheckNote> notes(CaseSnapshot snapshot, PolicyItem item) {
        List<String> allowed = granting.classes(item, snapshot);
        if (!classes.isForKind(snapshot.ref().organisation(), allowed)) {
            throw Refusal.invalid(List.of(FieldError.of("voucherItem", "itemNotForTeams")));
        }
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
