package org.keqiao.subsidy.batch;

import org.keqiao.process.Action;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;

/** 核对签批人: whoever passes a batch on may decide about each of its applications. */
@ProcessAction(
        name = "checkSigner",
        zh = "核对签批人",
        en = "Check who passes it on",
        aboutZh = "核对上一环节的办理人可以对本批次每一件申请作出决定：没有办过其他环节，没有回避事由，也没有在本年度制定其适用的政策。",
        aboutEn =
                "Looks whether whoever did the step before may decide about each application: did no other step of it, need not stand back, wrote none of its rules this year.",
        refusals = {"LINE_NOT_SEPARATED", "LINE_POLICY_WRITER"})
class CheckSigner implements Action<CheckSigner.Input, CheckSigner.Output> {

    private final BatchLines lines;
    private final LineHands hands;

    CheckSigner(BatchLines lines, LineHands hands) {
        this.lines = lines;
        this.hands = hands;
    }

    record Input() {}

    record Output() {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        hands.requireAll(lines.of(caseNumber, BatchLine.State.PROPOSED), Duty.DECIDE);
        return new Output();
    }
}
