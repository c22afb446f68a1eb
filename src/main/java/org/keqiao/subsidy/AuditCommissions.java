package org.keqiao.subsidy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseView;
import org.keqiao.process.Workflow;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 撤回委托: an audit is taken from a firm that has to stand back, or does not deliver, and commissioned anew. */
@Service
public class AuditCommissions {

    /** Message that a model may wait for while a firm audits. */
    static final String WITHDRAWN = "auditWithdrawn";

    private static final int LONGEST_REASON = 500;

    private final CaseReading reading;
    private final CaseCommands cases;
    private final Workflow workflow;
    private final CurrentActor currentActor;

    AuditCommissions(CaseReading reading, CaseCommands cases, Workflow workflow, CurrentActor currentActor) {
        this.reading = reading;
        this.cases = cases;
        this.workflow = workflow;
        this.currentActor = currentActor;
    }

    /** Whether the signed-in person may take the audit from the firm that has it in hand now. */
    @Transactional(readOnly = true)
    public boolean mayWithdraw(CaseView view) {
        return view.rights().officer()
                && view.caseNumber() != null
                && !view.status().isTerminal()
                && isOffice(currentActor.require(), view.caseNumber())
                && isAudited(view.caseNumber());
    }

    /**
     * Takes the audit from the firm.
     *
     * @param reason at most 500 characters, for the record
     * @throws Refusal NOT_FOUND; forbidden ROLE_MISSING for all but programme officers; INVALID without a reason; conflict
     *     AUDIT_NOT_OPEN when no firm has it in hand; forbidden as every act on a case for who stands back
     */
    @Transactional
    public void withdraw(UUID caseId, @Nullable String reason) {
        CaseView view = reading.view(caseId);
        if (!view.rights().officer() || view.caseNumber() == null) {
            throw Refusal.notFound();
        }
        CaseNumber number = view.caseNumber();
        cases.lock(number);
        Actor actor = currentActor.require();
        if (!isOffice(actor, number)) {
            throw Refusal.forbidden("ROLE_MISSING", Role.PROGRAM_OFFICER.text());
        }
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw Refusal.invalid(
                    List.of(FieldError.of("reason", why.isEmpty() ? "required" : "tooLong", LONGEST_REASON)));
        }
        cases.requireSeparation(actor, number, Role.PROGRAM_OFFICER.duty().orElseThrow());
        if (!isAudited(number)) {
            throw Refusal.conflict("AUDIT_NOT_OPEN");
        }
        cases.recordCommand(number, WITHDRAWN, why, Map.of());
        cases.takeFromFirm(number);
        if (!workflow.correlate(WITHDRAWN, number)) {
            throw Refusal.conflict("AUDIT_NOT_OPEN");
        }
    }

    private boolean isOffice(Actor actor, CaseNumber number) {
        return actor.groups().contains(cases.ref(number).scope().group(Role.PROGRAM_OFFICER));
    }

    private boolean isAudited(CaseNumber number) {
        return workflow.openTasks(number).stream().anyMatch(task -> task.step().isOfFirm());
    }
}
