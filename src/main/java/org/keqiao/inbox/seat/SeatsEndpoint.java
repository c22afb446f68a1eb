package org.keqiao.inbox.seat;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.keqiao.process.Outcome;
import org.keqiao.process.SeatRule;
import org.keqiao.security.Access;
import org.keqiao.security.Role;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The seats of a task over HTTP, for the officers of its case; {@code id} is the task's or that of one of its seats. */
@RestController
@RequestMapping("/api/v1/tasks/{id}/seats")
@Access
class SeatsEndpoint {

    private final Seats seats;
    private final Clock clock;

    SeatsEndpoint(Seats seats, Clock clock) {
        this.seats = seats;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "The seats of a task that several people do")
    SeatsAnswer list(@PathVariable String id, Locale locale) {
        SeatedStep step = seats.find(id);
        return new SeatsAnswer(
                step.mode(),
                step.needed(),
                step.decided(),
                step.sitting().size(),
                step.changeable(),
                step.seats().stream()
                        .map(seat -> item(step, seat, "en".equals(locale.getLanguage())))
                        .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Adds a seat; for the head of the office")
    NewSeat add(@PathVariable String id, @RequestBody SeatRequest request) {
        int number = seats.add(id, role(request.role()), request.assignee(), request.reason());
        return new NewSeat(new SeatId(SeatId.taskOf(id), number).toString(), number);
    }

    /** Not a DELETE: the reason would stand in its address, which every server on the way writes to its log. */
    @PostMapping("/{number}/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes an open seat away; for the head of the office")
    void remove(@PathVariable String id, @PathVariable int number, @RequestBody RemovalRequest request) {
        seats.remove(id, number, request.reason());
    }

    @PutMapping("/{number}/holder")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Hands an open seat over; for the head of the office")
    void replace(@PathVariable String id, @PathVariable int number, @RequestBody HolderRequest request) {
        seats.replace(id, number, request.assignee(), request.reason());
    }

    @Nullable
    private static Role role(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(List.of(FieldError.of("role", "option", name))));
    }

    private SeatItem item(SeatedStep step, Seat seat, boolean english) {
        Outcome outcome = seat.outcome();
        return new SeatItem(
                new SeatId(step.task(), seat.number()).toString(),
                seat.number(),
                seat.role(),
                seat.state(),
                seat.username(),
                seat.person(),
                outcome == null ? null : outcome.key(),
                outcome == null ? null : english ? outcome.en() : outcome.zh(),
                seat.opinion(),
                seat.decidedAt() == null
                        ? null
                        : seat.decidedAt().atZone(clock.getZone()).toOffsetDateTime());
    }

    record SeatsAnswer(
            SeatRule.Mode mode, int needed, int decided, int seats, boolean changeable, List<SeatItem> items) {}

    /** @param id of the seat as a task, to be claimed and completed */
    record SeatItem(
            String id,
            int number,
            Role role,
            Seat.State state,
            @Nullable String assignee,
            @Nullable String person,
            @Nullable String outcome,
            @Nullable String label,
            @Nullable String opinion,
            @Nullable OffsetDateTime decidedAt) {}

    record NewSeat(String id, int number) {}

    /**
     * @param role null for the step's own
     * @param assignee sign-in name; null for whoever takes it
     */
    record SeatRequest(@Nullable String role, @Nullable String assignee, @Nullable String reason) {}

    record RemovalRequest(@Nullable String reason) {}

    /** @param assignee sign-in name; null gives the seat back to its group */
    record HolderRequest(@Nullable String assignee, @Nullable String reason) {}
}
