package org.keqiao.casefile.action;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/** 撤回: confirms that the applicant took the case back. */
@ProcessAction(
        name = "withdrawCase",
        zh = "确认撤回",
        en = "Confirm the withdrawal",
        aboutZh = "申请人撤回后终止办理并发出撤回确认书。",
        aboutEn = "Ends the case that the applicant withdrew and sends the confirmation.",
        decides = true,
        refusals = "ALREADY_DECIDED")
class WithdrawCase implements Action<WithdrawCase.Input, WithdrawCase.Output> {

    private final CaseCommands commands;
    private final CaseFiles files;
    private final CaseLetters letters;
    private final Clock clock;

    WithdrawCase(CaseCommands commands, CaseFiles files, CaseLetters letters, Clock clock) {
        this.commands = commands;
        this.files = files;
        this.letters = letters;
        this.clock = clock;
    }

    /** @param withdrawalReason as the applicant wrote it */
    record Input(@Nullable String withdrawalReason) {}

    record Output(@ForParties LocalDate withdrawnOn, @ForParties @Nullable UUID withdrawalLetter) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        // The applicant's command set the status before it woke the model.
        if (commands.lock(caseNumber).status() != CaseStatus.WITHDRAWN) {
            commands.decide(caseNumber, CaseStatus.WITHDRAWN);
        }
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("withdrawnOn", today);
        data.put("reason", input.withdrawalReason());
        UUID letter = letters.issueIfPresent(files.require(caseNumber), CaseLetters.WITHDRAWAL, data)
                .orElse(null);
        return new Output(today, letter);
    }
}
