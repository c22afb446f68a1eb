package org.keqiao.inbox.seat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseReading;
import org.keqiao.inbox.StepGiven;
import org.keqiao.inbox.StepTaken;
import org.keqiao.process.OpenTask;
import org.keqiao.process.SeatRule;
import org.keqiao.process.Workflow;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.AccountView;
import org.keqiao.security.Actor;
import org.keqiao.security.CaseScope;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Duty;
import org.keqiao.security.OfficeHeads;
import org.keqiao.security.Role;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The seats of steps that several persons do: everybody who works the case sees them, the head of the office adds one (加签),
 * takes one away (减签), or hands one over. All of it is rows and acts; the flow does not move, unless the seat that was
 * taken away was the last one it waited for.
 */
@Service
public class Seats {

    /** Characters of a reason. */
    public static final int LONGEST_REASON = 500;

    private final SeatRows rows;
    private final WaitingSteps steps;
    private final Signing signing;
    private final Workflow workflow;
    private final CaseCommands cases;
    private final CaseReading reading;
    private final AccountDirectory accounts;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;

    Seats(
            SeatRows rows,
            WaitingSteps steps,
            Signing signing,
            Workflow workflow,
            CaseCommands cases,
            CaseReading reading,
            AccountDirectory accounts,
            CurrentActor currentActor,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.steps = steps;
        this.signing = signing;
        this.workflow = workflow;
        this.cases = cases;
        this.reading = reading;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.events = events;
    }

    /**
     * The waiting steps of a case that have seats; none for its parties.
     *
     * @throws Refusal NOT_FOUND when the case is not the actor's to know
     */
    @Transactional(readOnly = true)
    public List<SeatedStep> of(CaseNumber caseNumber) {
        Actor actor = currentActor.require();
        if (!reading.isOfficer(caseNumber)) {
            return List.of();
        }
        return workflow.openTasks(caseNumber).stream()
                .filter(task -> task.step().seats() != null)
                .map(task -> view(actor, task))
                .toList();
    }

    /**
     * The seats of a step.
     *
     * @param task of the step, or of one of its seats
     * @throws Refusal NOT_FOUND when it is not the actor's to know, or has no seats; conflict TASK_GONE
     */
    @Transactional(readOnly = true)
    public SeatedStep find(String task) {
        caseOf(task);
        return view(currentActor.require(), seated(task));
    }

    private CaseNumber caseOf(String task) {
        CaseNumber caseNumber = steps.caseOf(task).orElseThrow(Refusal::notFound);
        if (!reading.isOfficer(caseNumber)) {
            throw Refusal.notFound();
        }
        return caseNumber;
    }

    private OpenTask seated(String task) {
        OpenTask found = workflow.task(SeatId.taskOf(task)).orElseThrow(() -> Refusal.conflict("TASK_GONE"));
        if (found.step().seats() == null) {
            throw Refusal.notFound();
        }
        return found;
    }

    private SeatedStep view(Actor actor, OpenTask task) {
        SeatRule rule = task.step().seats();
        List<Seat> seats = rows.of(task.taskId(), task.step());
        int open = (int) seats.stream().filter(Seat::isOpen).count();
        var given = SeatRows.given(seats);
        return new SeatedStep(
                task.taskId(),
                task.step(),
                rule.needed(given.size() + open),
                seats,
                led(actor, task),
                task.step().roles().stream()
                        .filter(role -> canSpare(task, seats, role))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static boolean canSpare(OpenTask task, List<Seat> seats, Role role) {
        int open = (int) seats.stream().filter(Seat::isOpen).count();
        int sitting = (int) seats.stream()
                .filter(seat -> seat.role() == role)
                .filter(seat -> seat.isOpen() || seat.state() == Seat.State.DECIDED)
                .count();
        return task.step().seats().canSpare(SeatRows.given(seats), open, role, sitting);
    }

    /** Roles of which the reader can add a seat. */
    @Transactional(readOnly = true)
    public List<Role> roles(SeatedStep step) {
        return step.step().seats().seats().stream()
                .distinct()
                .filter(step.led()::contains)
                .toList();
    }

    /**
     * People who could be given a seat: of its group, and on no seat of the step yet. What else they did on the case is
     * judged when it is given.
     */
    @Transactional(readOnly = true)
    public List<AccountView> candidates(SeatedStep step, CaseNumber caseNumber, Role role) {
        List<String> sitting = step.sitting().stream().map(Seat::username).toList();
        return accounts.inGroup(cases.ref(caseNumber).scope().group(role)).stream()
                .filter(account -> !sitting.contains(account.username()))
                .toList();
    }

    /**
     * Adds a seat (加签).
     *
     * @param role null for the step's own
     * @param username who is to have it; null for whoever of the group takes it
     * @param reason for the record
     * @return its number
     * @throws Refusal forbidden SEATS_NOT_YOURS, SEPARATION_OF_DUTY; conflict TASK_GONE, TOO_MANY_SEATS,
     *     SEAT_TAKEN_BEFORE; invalid with errors at {@code role} and {@code reason}
     */
    @Transactional
    public int add(String taskId, @Nullable Role role, @Nullable String username, @Nullable String reason) {
        OpenTask task = headed(taskId);
        requireApart(task);
        String why = checked(reason);
        SeatRule rule = task.step().seats();
        Role whose = role != null ? role : task.step().role().orElseThrow();
        if (!rule.seats().contains(whose)) {
            throw Refusal.invalid(List.of(FieldError.of("role", "option", whose.name())));
        }
        requireHead(task, whose);
        List<Seat> seats = rows.of(task.taskId(), task.step());
        if (seats.stream().filter(seat -> seat.state() != Seat.State.REMOVED).count() >= SeatRule.MOST) {
            throw Refusal.conflict("TOO_MANY_SEATS", SeatRule.MOST);
        }
        SeatId seat = new SeatId(task.taskId(), seats.size() + 1);
        rows.addTo(task, seat, whose, cases.ref(task.caseNumber()).scope().group(whose));
        String person = username == null ? null : give(task, seat, whose, username);
        record(task, "addSeat", why, seat, null, person);
        // No added seat ends a step: this tells the other seats' rows how many they are.
        signing.settle(task.taskId());
        return seat.number();
    }

    /**
     * Takes an open seat away (减签). When the others have decided already, that ends the step.
     *
     * @throws Refusal forbidden SEATS_NOT_YOURS; conflict TASK_GONE, SEAT_NOT_OPEN, SEAT_NEEDED; invalid with an error
     *     at {@code reason}
     */
    @Transactional
    public void remove(String taskId, int number, @Nullable String reason) {
        OpenTask task = headed(taskId);
        requireApart(task);
        String why = checked(reason);
        SeatId id = new SeatId(task.taskId(), number);
        Seat seat = open(task, id);
        if (!canSpare(task, rows.of(task.taskId(), task.step()), seat.role())) {
            throw Refusal.conflict("SEAT_NEEDED");
        }
        if (!rows.remove(id)) {
            throw Refusal.conflict("SEAT_NOT_OPEN");
        }
        record(task, "removeSeat", why, id, seat.person(), null);
        tellTaken(task, seat, why);
        signing.settle(task.taskId());
    }

    /**
     * Hands an open seat over, to somebody or back to its group; unfinished work stays with the seat.
     *
     * @param username null for whoever of the group takes it
     * @throws Refusal forbidden SEATS_NOT_YOURS, NOT_OF_THE_GROUP, SEPARATION_OF_DUTY; conflict TASK_GONE, SEAT_NOT_OPEN,
     *     SEAT_TAKEN_BEFORE; invalid with an error at {@code reason}
     */
    @Transactional
    public void replace(String taskId, int number, @Nullable String username, @Nullable String reason) {
        OpenTask task = headed(taskId);
        requireApart(task);
        String why = checked(reason);
        SeatId id = new SeatId(task.taskId(), number);
        Seat seat = open(task, id);
        if (Objects.equals(seat.username(), username)) {
            // Nothing changes: nothing is to be recorded.
            return;
        }
        String person = null;
        if (username != null) {
            person = give(task, id, seat.role(), username);
        } else {
            steps.assign(id.toString(), null);
        }
        record(task, "replaceSeat", why, id, seat.person(), person);
        tellTaken(task, seat, why);
    }

    /** An open seat of a role whose people the actor leads. */
    private Seat open(OpenTask task, SeatId id) {
        Seat seat = rows.find(id, task.step())
                .filter(Seat::isOpen)
                .orElseThrow(() -> Refusal.conflict("SEAT_NOT_OPEN", id.number()));
        requireHead(task, seat.role());
        return seat;
    }

    /** How many decide, and who, decides with them: nobody says so who has done another's duty on the case. */
    private void requireApart(OpenTask task) {
        cases.requireSeparation(currentActor.require(), task.caseNumber(), Duty.DECIDE);
    }

    /** The step, its case locked for the head of one of its roles. */
    private OpenTask headed(String taskId) {
        Actor actor = currentActor.require();
        CaseNumber caseNumber = caseOf(taskId);
        cases.lock(caseNumber);
        OpenTask task = seated(taskId);
        if (led(actor, task).isEmpty()) {
            throw Refusal.forbidden("SEATS_NOT_YOURS");
        }
        return task;
    }

    private void requireHead(OpenTask task, Role role) {
        if (!led(currentActor.require(), task).contains(role)) {
            throw Refusal.forbidden("SEATS_NOT_YOURS");
        }
    }

    /** Of the step's roles those whose people the actor leads. */
    private Set<Role> led(Actor actor, OpenTask task) {
        CaseScope scope = cases.ref(task.caseNumber()).scope();
        return task.step().roles().stream()
                .filter(role -> OfficeHeads.leads(actor, scope, role))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Gives a seat to somebody who may have it; gives back the name. */
    private String give(OpenTask task, SeatId seat, Role role, String username) {
        String group = cases.ref(task.caseNumber()).scope().group(role);
        if (accounts.inGroup(group).stream().noneMatch(one -> one.username().equals(username))) {
            // In the caller's own word: whose name it is, if anybody's, is not learned here.
            throw Refusal.forbidden("NOT_OF_THE_GROUP", username);
        }
        Actor person = accounts.actorNamed(username);
        role.duty().ifPresent(duty -> cases.requireSeparation(person, task.caseNumber(), duty));
        steps.assign(seat.toString(), person.username());
        Actor by = currentActor.require();
        if (!by.username().equals(username)) {
            // Work that somebody is given is told like work that arrives.
            events.publishEvent(new StepGiven(
                    UUID.randomUUID(),
                    cases.ref(task.caseNumber()),
                    seat.toString(),
                    username,
                    new Bilingual(task.step().zh(), task.step().en()),
                    by.displayName()));
        }
        return person.displayName();
    }

    /** Whoever loses a seat in the middle of the work is told, and why. */
    private void tellTaken(OpenTask task, Seat seat, String reason) {
        Actor by = currentActor.require();
        if (seat.username() != null && !by.username().equals(seat.username())) {
            events.publishEvent(new StepTaken(
                    UUID.randomUUID(),
                    cases.ref(task.caseNumber()),
                    seat.username(),
                    new Bilingual(task.step().zh(), task.step().en()),
                    by.displayName(),
                    reason));
        }
    }

    private void record(
            OpenTask task, String command, String reason, SeatId seat, @Nullable String from, @Nullable String to) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("step", task.step().zh());
        details.put("seat", seat.number());
        if (from != null) {
            details.put("from", from);
        }
        if (to != null) {
            details.put("to", to);
        }
        cases.recordCommand(task.caseNumber(), command, Duty.DECIDE, reason, details);
    }

    private static String checked(@Nullable String reason) {
        String text = reason == null ? "" : reason.strip();
        if (text.isEmpty() || text.length() > LONGEST_REASON) {
            throw Refusal.invalid(
                    List.of(FieldError.of("reason", text.isEmpty() ? "required" : "tooLong", LONGEST_REASON)));
        }
        return text;
    }
}
