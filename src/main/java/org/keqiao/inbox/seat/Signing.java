package org.keqiao.inbox.seat;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.casefile.SeatActs;
import org.keqiao.casefile.StepAct;
import org.keqiao.inbox.SeatUnneeded;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Outcome;
import org.keqiao.process.SeatRule;
import org.keqiao.process.Workflow;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Decisions of seats, and what they come to. The case is locked: of signers at the same moment one counts after the other. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Signing {

    private final SeatRows rows;
    private final StepEnds ends;
    private final SeatActs acts;
    private final CaseCommands cases;
    private final Workflow workflow;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Signing(
            SeatRows rows,
            StepEnds ends,
            SeatActs acts,
            CaseCommands cases,
            Workflow workflow,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.ends = ends;
        this.acts = acts;
        this.cases = cases;
        this.workflow = workflow;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records what the holder of a seat decided, and ends the step when it depends on no other.
     *
     * @param act what they decided; its answers stay with the seat
     * @throws Refusal conflict TASK_GONE; and what {@link StepEnds#end} refuses
     */
    public void sign(SeatId seat, OpenTask task, StepAct act) {
        int seq = acts.decided(task.caseNumber(), act, seat.number());
        if (!rows.decide(seat, act.outcome(), seq, clock.instant())) {
            throw Refusal.conflict("TASK_GONE");
        }
        settle(seat.task());
    }

    /** Ends the step when its seats have come to an outcome; else writes on the others' rows how far it has come. */
    void settle(String taskId) {
        OpenTask task = workflow.task(taskId).orElseThrow(() -> Refusal.conflict("TASK_GONE"));
        SeatRule rule = task.step().seats();
        List<Seat> seats = rows.of(taskId, task.step());
        List<Outcome> given = SeatRows.given(seats);
        int open = (int) seats.stream().filter(Seat::isOpen).count();
        Optional<Outcome> result = rule.result(task.step().outcomes(), given, open);
        if (result.isEmpty()) {
            rows.tell(taskId, given.size(), given.size() + open);
            return;
        }
        Outcome outcome = result.get();
        List<CorrectionItem> defects =
                outcome.kind() == Outcome.Kind.RETURN ? rows.defects(taskId, outcome.key()) : List.of();
        ends.end(
                task,
                new StepAct(task.step(), task.round(), outcome.key(), Map.of(), Set.of(), null, defects, null),
                seats.stream().map(Signing::told).toList());
        tellUnneeded(task, seats);
    }

    /** Who had taken a seat may be in the middle of an opinion. */
    private void tellUnneeded(OpenTask task, List<Seat> seats) {
        seats.stream()
                .filter(seat -> seat.isOpen() && seat.username() != null)
                .map(seat -> new SeatUnneeded(
                        UUID.randomUUID(),
                        cases.ref(task.caseNumber()),
                        seat.username(),
                        new Bilingual(task.step().zh(), task.step().en())))
                .forEach(events::publishEvent);
    }

    /** As the record says it: who decided what, and which seats were not needed. */
    private static Map<String, Object> told(Seat seat) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("seat", seat.number());
        told.put("role", seat.role().name());
        told.put(
                "state",
                seat.isOpen() ? Seat.State.UNNEEDED.name() : seat.state().name());
        if (seat.person() != null) {
            told.put("person", seat.person());
        }
        if (seat.outcome() != null) {
            told.put("outcome", seat.outcome().key());
        }
        return told;
    }
}
