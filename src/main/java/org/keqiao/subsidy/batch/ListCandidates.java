package org.keqiao.subsidy.batch;

import java.util.List;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.process.Action;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;

/** 列出待批申请: what the officer chooses from when a batch is composed. */
@ProcessAction(
        name = "listCandidates",
        zh = "列出待批申请",
        en = "List what waits for a batch",
        aboutZh = "列出已预留资金、尚未编入批次的申请，供组成批次时选择。",
        aboutEn = "Lists the applications whose money is reserved and that are in no batch yet.",
        refusals = "NOTHING_WAITING")
class ListCandidates implements Action<ListCandidates.Input, ListCandidates.Output> {

    /** As many as one meeting can look through, and one form can hold. */
    static final int MOST = 200;

    private final CaseCommands cases;
    private final Candidates candidates;
    private final BatchLines lines;

    ListCandidates(CaseCommands cases, Candidates candidates, BatchLines lines) {
        this.cases = cases;
        this.candidates = candidates;
        this.lines = lines;
    }

    record Input() {}

    record Output(List<Candidates.Candidate> candidates) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        lines.clear(caseNumber);
        List<Candidates.Candidate> waiting = candidates.waiting(MOST);
        // A batch that comes back may be empty by now: then its officer cancels it.
        boolean first = !cases.facts(caseNumber).containsKey("candidates");
        if (waiting.isEmpty() && first) {
            throw Refusal.conflict("NOTHING_WAITING");
        }
        return new Output(waiting);
    }
}
