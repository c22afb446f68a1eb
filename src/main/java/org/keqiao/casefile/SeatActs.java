package org.keqiao.casefile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.NewAct;
import org.keqiao.process.Outcome;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Acts of steps that several persons do. A seat's act counts for the separation of duties, and proves nothing alone; what the
 * seats came to is nobody's own act, and proves the step's duty.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class SeatActs {

    private final CaseFiles files;
    private final Acts acts;
    private final OneNotice oneNotice;
    private final CurrentActor currentActor;

    SeatActs(CaseFiles files, Acts acts, OneNotice oneNotice, CurrentActor currentActor) {
        this.files = files;
        this.acts = acts;
        this.oneNotice = oneNotice;
        this.currentActor = currentActor;
    }

    /**
     * Records what the current actor decided on a seat. Its answers stay with the act: they are no facts.
     *
     * @param act the step as the seat's holder has it
     * @param seat its number
     * @return the act's sequence number in the case
     */
    public int decided(CaseNumber caseNumber, StepAct act, int seat) {
        CaseFile file = files.lock(caseNumber);
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("seat", seat);
        if (!act.correction().isEmpty()) {
            output.put("correction", act.correction());
        }
        return acts.append(
                file.id(),
                NewAct.ofSeat(act.step(), outcome(act), currentActor.require(), file.submission(), output)
                        .answering(act.step().formId(), act.round(), act.answers())
                        .saying(act.opinion(), true));
    }

    /**
     * Records what the seats of a step came to; defects for the applicant wait for the flow to send them.
     *
     * @param seats who decided what, and which were not needed
     */
    public int came(CaseNumber caseNumber, StepAct act, List<Map<String, Object>> seats) {
        CaseFile file = files.lock(caseNumber);
        Map<String, Object> output = new LinkedHashMap<>();
        output.put(ActRecord.SEATS, seats);
        if (!act.correction().isEmpty()) {
            output.put("correction", act.correction());
            oneNotice.prepare(file, act.correction(), currentActor.orSystem());
        }
        return acts.append(
                file.id(),
                NewAct.ofStep(act.step(), outcome(act), Actor.SYSTEM, file.submission(), output)
                        .answering(act.step().formId(), act.round(), Map.of())
                        .saying(null, true));
    }

    private static Outcome outcome(StepAct act) {
        return act.step().outcome(act.outcome()).orElseThrow(() -> Refusal.invalid("UNKNOWN_OUTCOME", act.outcome()));
    }
}
