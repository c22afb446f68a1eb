package org.keqiao.process.engine;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Step;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/** Tells the read model of every task, in the transaction that makes, assigns or ends it. */
class TaskListeners {

    private final Surroundings surroundings;

    TaskListeners(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    TaskListener created(Step step) {
        return task -> {
            CaseNumber caseNumber = Routing.caseNumber(task.getExecution());
            int round = surroundings.nextRound(caseNumber, step.formId(), task.getId());
            Instant due = step.deadline() == null ? null : surroundings.cases().deadline(caseNumber, step.deadline());
            task.setDueDate(due == null ? null : Date.from(due));
            surroundings.cases().stepEntered(caseNumber, step);
            surroundings.tasks().created(open(task, caseNumber, step, round, due));
        };
    }

    private OpenTask open(DelegateTask task, CaseNumber caseNumber, Step step, int round, @Nullable Instant due) {
        ProcessDefinitionEntity root = root((ExecutionEntity) task.getExecution());
        return new OpenTask(
                task.getId(),
                caseNumber,
                root.getKey(),
                version(root.getVersionTag()),
                step,
                round,
                task.getAssignee(),
                surroundings.now(),
                due);
    }

    private static ProcessDefinitionEntity root(ExecutionEntity execution) {
        ExecutionEntity instance = execution.getProcessInstance();
        while (instance.getSuperExecution() != null) {
            instance = instance.getSuperExecution().getProcessInstance();
        }
        return (ProcessDefinitionEntity) instance.getProcessDefinition();
    }

    /** Publishing writes the publication's version into the model's version tag. */
    static int version(@Nullable String tag) {
        return tag == null ? 0 : Integer.parseInt(tag);
    }

    TaskListener assigned() {
        return task -> surroundings.tasks().assigned(task.getId(), task.getAssignee());
    }

    TaskListener ended(Step step) {
        return task -> {
            surroundings.cases().stepLeft(Routing.caseNumber(task.getExecution()), step);
            surroundings.tasks().ended(task.getId());
        };
    }
}
