package org.keqiao.casefile.action;

import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.process.Action;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;

/** 办结: ends a case that needs no decision for or against anybody. */
@ProcessAction(
        name = "closeCase",
        zh = "办结",
        en = "Close the case",
        aboutZh = "办结不需要作出准予或不予决定的案件；已有决定的案件保持原状态。",
        aboutEn = "Ends a case that needs no decision; one that has a decision keeps it.",
        decides = true)
class CloseCase implements Action<CloseCase.Input, CloseCase.Output> {

    private final CaseCommands commands;

    CloseCase(CaseCommands commands) {
        this.commands = commands;
    }

    record Input() {}

    record Output() {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        if (!commands.lock(caseNumber).status().isTerminal()) {
            commands.decide(caseNumber, CaseStatus.CLOSED);
        }
        return new Output();
    }
}
