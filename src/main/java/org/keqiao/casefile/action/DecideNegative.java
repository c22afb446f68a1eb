package org.keqiao.casefile.action;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.process.Action;
import org.keqiao.process.Parameter;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/** 作出不予决定: ends the case against the applicant, tells why and what can be done. */
@ProcessAction(
        name = "decideNegative",
        zh = "作出不予决定",
        en = "Decide against the application",
        aboutZh = "终止办理并发出所选文书，说明理由和救济途径。",
        aboutEn = "Ends the case and sends the chosen letter with the reason and the remedies.",
        decides = true,
        refusals = {"ALREADY_DECIDED", "NOT_SEPARATED"})
class DecideNegative implements Action<DecideNegative.Input, DecideNegative.Output> {

    private final CaseCommands commands;
    private final CaseFiles files;
    private final CaseLetters letters;
    private final Reasons reasons;
    private final Clock clock;

    DecideNegative(CaseCommands commands, CaseFiles files, CaseLetters letters, Reasons reasons, Clock clock) {
        this.commands = commands;
        this.files = files;
        this.letters = letters;
        this.reasons = reasons;
        this.clock = clock;
    }

    /** @param refusalReason code of the reason, null when no form asks for one */
    record Input(
            @Nullable String refusalReason,
            @Parameter(zh = "文书", en = "Letter", optional = true) @Nullable String letter) {}

    record Output(LocalDate decidedOn, @Nullable UUID decisionLetter) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        commands.requireSeparated(caseNumber);
        commands.decide(caseNumber, CaseStatus.DECIDED_NEGATIVE);
        CaseFile file = files.require(caseNumber);
        UUID letter = input.letter() == null
                ? null
                : letters.issue(file, input.letter(), reasons.data(file, input.refusalReason(), null))
                        .id();
        return new Output(LocalDate.now(clock), letter);
    }
}
