package org.keqiao.casefile.action;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.clock.CaseDeadlines;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/** 视为撤回: ends a case whose correction nobody answered. */
@ProcessAction(
        name = "deemWithdrawn",
        zh = "视为撤回",
        en = "Deem withdrawn",
        aboutZh = "补正期满未补正时终止办理并发出视为撤回告知书。",
        aboutEn = "Ends a case whose correction was not answered in time and tells the applicant.",
        decides = true,
        refusals = "ALREADY_DECIDED")
class DeemWithdrawn implements Action<DeemWithdrawn.Input, DeemWithdrawn.Output> {

    private final CaseCommands commands;
    private final CaseFiles files;
    private final CaseDeadlines deadlines;
    private final CaseLetters letters;
    private final Clock clock;

    DeemWithdrawn(CaseCommands commands, CaseFiles files, CaseDeadlines deadlines, CaseLetters letters, Clock clock) {
        this.commands = commands;
        this.files = files;
        this.deadlines = deadlines;
        this.letters = letters;
        this.clock = clock;
    }

    record Input() {}

    record Output(@ForParties LocalDate withdrawnOn, @ForParties @Nullable UUID withdrawalLetter) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        CaseFile file = files.lock(caseNumber);
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("withdrawnOn", today);
        deadlines
                .current(file, CaseDeadlines.CORRECTION)
                .ifPresent(limit -> data.put("correctionDueOn", limit.dueOn()));
        commands.decide(caseNumber, CaseStatus.DEEMED_WITHDRAWN);
        Optional<UUID> letter = letters.issueByDecider(file, CaseLetters.DEEMED_WITHDRAWAL, data);
        return new Output(today, letter.orElse(null));
    }
}
