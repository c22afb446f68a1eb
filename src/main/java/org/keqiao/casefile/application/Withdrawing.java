package org.keqiao.casefile.application;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.NewAct;
import org.keqiao.process.Workflow;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Duty;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/** 撤回: the applicant takes the case back, until the decision commits. */
@Component
class Withdrawing {

    /** The message on which a model ends a case. */
    static final String MESSAGE = "withdraw";

    private static final int LONGEST_REASON = 2000;

    private final CaseFiles files;
    private final Acts acts;
    private final CaseCommands commands;
    private final Applicants applicants;
    private final Workflow workflow;
    private final CurrentActor currentActor;

    Withdrawing(
            CaseFiles files,
            Acts acts,
            CaseCommands commands,
            Applicants applicants,
            Workflow workflow,
            CurrentActor currentActor) {
        this.files = files;
        this.acts = acts;
        this.commands = commands;
        this.applicants = applicants;
        this.workflow = workflow;
        this.currentActor = currentActor;
    }

    CaseStatus withdraw(UUID id, String reason) {
        Actor actor = currentActor.require();
        CaseFile file = files.lock(id);
        if (!applicants.speaksFor(actor, file)) {
            throw Refusal.notFound();
        }
        if (file.byOffice()) {
            throw Refusal.conflict("WITHDRAWAL_NOT_POSSIBLE");
        }
        if (file.status() == CaseStatus.DRAFT) {
            throw Refusal.conflict("NOT_SUBMITTED");
        }
        String text = reason.strip();
        if (text.isEmpty() || text.length() > LONGEST_REASON) {
            throw Refusal.invalid(
                    List.of(FieldError.of("reason", text.isEmpty() ? "required" : "tooLong", LONGEST_REASON)));
        }
        acts.append(
                id,
                NewAct.of(ActRecord.Kind.COMMAND, "withdrawal", actor, file.submission(), Map.of())
                        .inDuty(Duty.APPLICANT)
                        .saying(text, false)
                        .establishing(Map.of("withdrawalReason", text)));
        // The status first: whoever decides at the same moment gets a conflict in words, not an engine's exception.
        commands.decide(file.number(), CaseStatus.WITHDRAWN);
        if (!workflow.correlate(MESSAGE, file.number())) {
            throw Refusal.conflict("WITHDRAWAL_NOT_POSSIBLE");
        }
        return CaseStatus.WITHDRAWN;
    }
}
