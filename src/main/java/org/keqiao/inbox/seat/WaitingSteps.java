package org.keqiao.inbox.seat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Workflow;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a row of the lists stands for: a task of the engine, or one seat of a task. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class WaitingSteps {

    private final Workflow workflow;
    private final SeatRows seats;

    WaitingSteps(Workflow workflow, SeatRows seats) {
        this.workflow = workflow;
        this.seats = seats;
    }

    /**
     * The step behind a row as it stands now; that of a seat has the seat's role and person. Empty when it does not wait
     * any more.
     */
    public Optional<OpenTask> find(String row) {
        Optional<SeatId> seat = SeatId.of(row);
        if (seat.isEmpty()) {
            return workflow.task(row);
        }
        return workflow.task(seat.get().task()).flatMap(task -> seats.find(seat.get(), task.step())
                .filter(Seat::isOpen)
                .map(open -> new OpenTask(
                        task.taskId(),
                        task.caseNumber(),
                        task.matter(),
                        task.version(),
                        task.step().as(open.role()),
                        task.round(),
                        open.username(),
                        task.createdAt(),
                        task.dueOn())));
    }

    /** The case that a row belongs or belonged to; empty when there never was such a row. */
    public Optional<CaseNumber> caseOf(String row) {
        return workflow.caseOf(SeatId.taskOf(row));
    }

    /**
     * Gives the step behind a row to somebody or, with null, back to its group.
     *
     * @throws Refusal conflict SEAT_TAKEN_BEFORE when the person has another seat of the same step; TASK_GONE
     */
    public void assign(String row, @Nullable String username) {
        Optional<SeatId> seat = SeatId.of(row);
        if (seat.isEmpty()) {
            workflow.assign(row, username);
            return;
        }
        if (username != null) {
            requireNoOther(row, username);
        }
        seats.assign(seat.get(), username);
    }

    /**
     * 回避: whatever a person has of a case's waiting steps goes back to its group. A seat on which they decided is taken
     * away, and another one stands in its place.
     *
     * @return Chinese names of the steps
     */
    public List<String> giveBack(CaseNumber caseNumber, String username) {
        List<String> given = new ArrayList<>();
        for (OpenTask task : workflow.openTasks(caseNumber)) {
            if (task.step().seats() == null) {
                if (username.equals(task.assignee())) {
                    workflow.assign(task.taskId(), null);
                    given.add(task.step().zh());
                }
            } else if (seats.giveBack(task, username)) {
                given.add(task.step().zh());
            }
        }
        return given;
    }

    /**
     * Refuses when the row is a seat and the person has another one of the same step.
     *
     * @throws Refusal conflict SEAT_TAKEN_BEFORE
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireNoOther(String row, String username) {
        SeatId.of(row).filter(seat -> seats.sitsElsewhere(username, seat)).ifPresent(seat -> {
            throw Refusal.conflict("SEAT_TAKEN_BEFORE");
        });
    }
}
