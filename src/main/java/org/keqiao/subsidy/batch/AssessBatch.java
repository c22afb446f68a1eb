package org.keqiao.subsidy.batch;

import java.util.List;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;

/** 核对批次进度: counts what is still to be done, so that the flow can choose its way. */
@ProcessAction(
        name = "assessBatch",
        zh = "核对批次进度",
        en = "Assess the batch",
        aboutZh = "按公示、异议和拨付的进展更新各件，并统计待公示、待下达、有异议、待拨付的件数。",
        aboutEn =
                "Brings each line up to date and counts those to be shown, to be awarded, contested, and not paid yet.")
class AssessBatch implements Action<AssessBatch.Input, AssessBatch.Output> {

    private final BatchLines lines;
    private final ShownLines shown;
    private final BatchPayments payments;

    AssessBatch(BatchLines lines, ShownLines shown, BatchPayments payments) {
        this.lines = lines;
        this.shown = shown;
        this.payments = payments;
    }

    record Input() {}

    record Output(
            @Called(zh = "待公示件数", en = "Lines to be shown") int linesToShow,
            @Called(zh = "待下达件数", en = "Lines to be awarded") int linesToAward,
            @Called(zh = "有异议件数", en = "Contested lines") int linesContested,
            @Called(zh = "待拨付件数", en = "Lines not paid yet") int linesUnpaid) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        shown.update(caseNumber);
        List<BatchLine> now = lines.of(caseNumber);
        return new Output(
                count(now, BatchLine.State.APPROVED),
                count(now, BatchLine.State.CLEARED),
                count(now, BatchLine.State.CONTESTED),
                payments.open(caseNumber));
    }

    private static int count(List<BatchLine> lines, BatchLine.State state) {
        return (int) lines.stream().filter(line -> line.state() == state).count();
    }
}
