package org.keqiao.subsidy.batch;

import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** 取得批次结果: brings into the application what its batch decided. */
@ProcessAction(
        name = "takeBatchDecision",
        zh = "取得批次结果",
        en = "Take over the batch’s decision",
        aboutZh = "取得所在批次对本申请的决定：资助、不予资助及其理由，或者退回重新审核。",
        aboutEn =
                "Takes over what the batch decided about this application: awarded, refused and why, or to be reviewed anew.",
        proves = Duty.DECIDE,
        refusals = "NOT_DECIDED_YET")
class TakeBatchDecision implements Action<TakeBatchDecision.Input, TakeBatchDecision.Output> {

    private final BatchLines lines;
    private final Candidates candidates;

    TakeBatchDecision(BatchLines lines, Candidates candidates) {
        this.lines = lines;
        this.candidates = candidates;
    }

    record Input() {}

    /** What the batch decided. */
    enum BatchResult {
        AWARDED,
        REFUSED,
        RETURNED
    }

    /** @param establishedReason what the letter of refusal says; null for an award */
    record Output(
            @Called(zh = "批次结果", en = "The batch’s decision") BatchResult batchResult,
            @ForParties @Nullable String establishedReason) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        BatchLine line =
                lines.last(caseNumber).orElseThrow(() -> Refusal.conflict("NOT_DECIDED_YET", caseNumber.value()));
        candidates.remove(caseNumber);
        return switch (line.state()) {
            case AWARDED -> new Output(BatchResult.AWARDED, null);
            case REFUSED -> new Output(BatchResult.REFUSED, line.reason());
            case RETURNED, STOPPED -> new Output(BatchResult.RETURNED, null);
            default -> throw Refusal.conflict("NOT_DECIDED_YET", caseNumber.value());
        };
    }
}
