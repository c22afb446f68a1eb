package org.keqiao.casefile.action;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/** 不予受理: ends the case before acceptance, tells why and where else to go. */
@ProcessAction(
        name = "refuseIntake",
        zh = "不予受理",
        en = "Refuse intake",
        aboutZh = "终止办理并发出不予受理通知书，说明理由和救济途径。",
        aboutEn = "Ends the case and sends the refusal with its reason and the remedies.",
        decides = true,
        refusals = {"ALREADY_DECIDED", "REFUSAL_REASON_MISSING"})
class RefuseIntake implements Action<RefuseIntake.Input, RefuseIntake.Output> {

    private final CaseCommands commands;
    private final CaseFiles files;
    private final CaseLetters letters;
    private final Clock clock;

    RefuseIntake(CaseCommands commands, CaseFiles files, CaseLetters letters, Clock clock) {
        this.commands = commands;
        this.files = files;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * @param intakeRefusalReason code of the reason, null when the intake form has none
     * @param intakeRefusalExplanation what the letter says beside it
     * @param competentAuthority where the matter belongs, null unless it belongs elsewhere
     */
    record Input(
            @Nullable String intakeRefusalReason,
            @Nullable String intakeRefusalExplanation,
            @Nullable String competentAuthority) {}

    record Output(@ForParties LocalDate decidedOn, @ForParties @Nullable UUID decisionLetter) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        commands.decide(caseNumber, CaseStatus.REFUSED_INTAKE);
        CaseFile file = files.require(caseNumber);
        UUID letter = letters.issueByDecider(
                        file,
                        CaseLetters.INTAKE_REFUSAL,
                        Reasons.data(
                                input.intakeRefusalReason(),
                                input.intakeRefusalExplanation(),
                                input.competentAuthority()))
                .orElse(null);
        return new Output(LocalDate.now(clock), letter);
    }
}
