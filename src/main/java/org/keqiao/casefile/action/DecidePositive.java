package org.keqiao.casefile.action;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.Parameter;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/** 作出准予决定: ends the case for the applicant. */
@ProcessAction(
        name = "decidePositive",
        zh = "作出准予决定",
        en = "Decide for the application",
        aboutZh = "办结案件，可同时发出所选文书。",
        aboutEn = "Ends the case; may send the chosen letter.",
        decides = true,
        refusals = {"ALREADY_DECIDED", "NOT_SEPARATED"})
class DecidePositive implements Action<DecidePositive.Input, DecidePositive.Output> {

    private final CaseCommands commands;
    private final CaseFiles files;
    private final CaseLetters letters;
    private final Clock clock;

    DecidePositive(CaseCommands commands, CaseFiles files, CaseLetters letters, Clock clock) {
        this.commands = commands;
        this.files = files;
        this.letters = letters;
        this.clock = clock;
    }

    record Input(@Parameter(zh = "文书", en = "Letter", optional = true) @Nullable String letter) {}

    record Output(@ForParties LocalDate decidedOn, @ForParties @Nullable UUID decisionLetter) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        commands.requireSeparated(caseNumber);
        commands.decide(caseNumber, CaseStatus.DECIDED_POSITIVE);
        UUID letter = input.letter() == null
                ? null
                : letters.issue(files.require(caseNumber), input.letter(), Map.of())
                        .id();
        return new Output(LocalDate.now(clock), letter);
    }
}
