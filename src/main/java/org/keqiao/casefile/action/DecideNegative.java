package org.keqiao.casefile.action;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
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
        refusals = {"ALREADY_DECIDED", "NOT_SEPARATED", "REFUSAL_REASON_MISSING"})
class DecideNegative implements Action<DecideNegative.Input, DecideNegative.Output> {

    private final CaseCommands commands;
    private final CaseFiles files;
    private final CaseLetters letters;
    private final Clock clock;

    DecideNegative(CaseCommands commands, CaseFiles files, CaseLetters letters, Clock clock) {
        this.commands = commands;
        this.files = files;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Without a letter no reason is needed.
     *
     * @param refusalReason code of the reason that the review gave
     * @param refusalExplanation what the letter says beside it
     * @param rulingReason code of the reason of whoever decided, which goes before the review's
     * @param rulingExplanation what the letter says beside that
     * @param establishedReason why, as an action before this one established it, such as a batch that several cases are
     *     decided in; it goes before the others
     */
    record Input(
            @Nullable String refusalReason,
            @Nullable String refusalExplanation,
            @Nullable String rulingReason,
            @Nullable String rulingExplanation,
            @Nullable String establishedReason,
            @Parameter(zh = "文书", en = "Letter", optional = true) @Nullable String letter) {}

    record Output(@ForParties LocalDate decidedOn, @ForParties @Nullable UUID decisionLetter) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        commands.requireSeparated(caseNumber);
        commands.decide(caseNumber, CaseStatus.DECIDED_NEGATIVE);
        CaseFile file = files.require(caseNumber);
        UUID letter = input.letter() == null
                ? null
                : letters.issue(file, input.letter(), reason(input)).id();
        return new Output(LocalDate.now(clock), letter);
    }

    private static Map<String, Object> reason(Input input) {
        if (input.establishedReason() != null) {
            return Reasons.data(null, input.establishedReason(), null);
        }
        return input.rulingReason() != null || input.rulingExplanation() != null
                ? Reasons.data(input.rulingReason(), input.rulingExplanation(), null)
                : Reasons.data(input.refusalReason(), input.refusalExplanation(), null);
    }
}
