package org.keqiao.lifecycle;

import java.util.Set;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.process.Action;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;

/** 开始陈述申辩: what was said to an earlier notice is no answer to this one. */
@ProcessAction(
        name = "beginHearing",
        zh = "开始听取陈述申辩",
        en = "Begin the hearing",
        aboutZh = "重新告知后，前一次的陈述申辩和复核意见不再作为本次决定的内容，仍保留在办理记录中。",
        aboutEn =
                "After a new notice, the statement to the one before and what became of it count no more; the record keeps them.")
class BeginHearing implements Action<BeginHearing.Input, BeginHearing.Output> {

    private static final Set<String> OF_A_ROUND = Set.of("statementChoice", "statement", "statementAnswer");

    private final CaseCommands cases;

    BeginHearing(CaseCommands cases) {
        this.cases = cases;
    }

    record Input() {}

    record Output() {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.forget(caseNumber, "forgetStatement", OF_A_ROUND);
        return new Output();
    }
}
