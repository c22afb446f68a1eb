package org.keqiao.casefile.reading;

import org.keqiao.casefile.store.CaseFile;
import org.keqiao.process.Workflow;
import org.keqiao.security.Actor;
import org.springframework.stereotype.Component;

/** Which officers have something to do on a case now. */
@Component
public class OfficersAtWork {

    private final Workflow workflow;

    OfficersAtWork(Workflow workflow) {
        this.workflow = workflow;
    }

    /** Whether a step of the case waits for this person: claimed by it, or free for its group. */
    public boolean includes(Actor actor, CaseFile file) {
        return file.number() != null
                && workflow.openTasks(file.number()).stream()
                        .filter(task ->
                                task.assignee() == null || task.assignee().equals(actor.username()))
                        .anyMatch(task -> task.step().roles().stream().anyMatch(role -> actor.groups()
                                .contains(file.scope().group(role))));
    }

    /** Whether a step of the case, other than a correction, waits for its party: this person, or anybody of it. */
    public boolean waitForParty(Actor actor, CaseFile file) {
        return file.number() != null
                && workflow.openTasks(file.number()).stream()
                        .filter(task -> task.step().isParty())
                        .anyMatch(task ->
                                task.assignee() == null || task.assignee().equals(actor.username()));
    }
}
