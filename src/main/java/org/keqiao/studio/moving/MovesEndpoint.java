package org.keqiao.studio.moving;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keqiao.process.moving.MoveProposal;
import org.keqiao.process.moving.Obstacle;
import org.keqiao.security.Access;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Moves of cases under way to another version of their matter. */
@RestController
@RequestMapping("/api/v1/studio")
@Tag(name = "studio")
@Access(roles = {Role.FLOW_DESIGNER, Role.FLOW_PUBLISHER})
class MovesEndpoint {

    private final PlanningMoves planning;
    private final RunningMoves running;
    private final CurrentActor current;
    private final Texts texts;

    MovesEndpoint(PlanningMoves planning, RunningMoves running, CurrentActor current, Texts texts) {
        this.planning = planning;
        this.running = running;
        this.current = current;
        this.texts = texts;
    }

    /** @param from version that the cases run on */
    record NewMoveInput(int from, int to) {}

    /**
     * @param steps place of the old drawing to the place of the new one; places left out keep their cases
     * @param fields old answer key to the new one
     */
    record MovePlanInput(
            @Nullable Map<String, String> steps, @Nullable Map<String, String> fields, @Nullable MoveFilter filter) {}

    record MoveNoteInput(@Nullable String note) {}

    record MoveRejectionInput(@Nullable String reason) {}

    /** @param cases empty or absent for all that were moved */
    record MoveBackInput(@Nullable Set<String> cases) {}

    record MoveReason(String code, String message) {}

    /** @param movable how many of the cases could be moved now */
    record MoveDryRun(List<MoveReason> problems, long movable, List<TriedCase> cases) {}

    /** @param at names of the steps that it waits at */
    record TriedCase(CaseNumber caseNumber, List<String> at, boolean movable, List<MoveReason> reasons) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MovedCaseItem(
            CaseNumber caseNumber, MovedCase.State state, List<MoveReason> reasons, @Nullable Instant at) {}

    record MoveReport(CaseMove move, int done, int total, List<MovedCaseItem> cases) {}

    @GetMapping("/matters/{key}/moves")
    @Operation(summary = "Moves of a matter's cases, newest first")
    List<CaseMove> list(@PathVariable String key) {
        return planning.all(current.require(), key);
    }

    @PostMapping("/matters/{key}/moves")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Begin a plan from what the program proposes")
    CaseMove begin(@PathVariable String key, @RequestBody NewMoveInput body) {
        return planning.begin(current.require(), key, body.from(), body.to());
    }

    @GetMapping("/moves/{id}")
    @Operation(summary = "A move: its plan, state and tally")
    CaseMove get(@PathVariable UUID id) {
        return planning.get(current.require(), id);
    }

    @GetMapping("/moves/{id}/proposal")
    @Operation(summary = "The places of both versions, and which the program takes for the same")
    MoveProposal proposal(@PathVariable UUID id) {
        return planning.proposal(current.require(), id);
    }

    @PutMapping("/moves/{id}")
    @Operation(summary = "Write the plan")
    CaseMove put(@PathVariable UUID id, @RequestBody MovePlanInput body) {
        return planning.put(
                current.require(),
                id,
                body.steps() == null ? Map.of() : body.steps(),
                body.fields() == null ? Map.of() : body.fields(),
                body.filter() == null ? MoveFilter.ALL : body.filter());
    }

    @DeleteMapping("/moves/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give the plan up")
    void discard(@PathVariable UUID id) {
        planning.discard(current.require(), id);
    }

    @PostMapping("/moves/{id}/dry-run")
    @Operation(summary = "Try the plan on each case, changing nothing")
    MoveDryRun dryRun(@PathVariable UUID id, Locale locale) {
        PlanningMoves.DryRun tried = planning.dryRun(current.require(), id);
        return new MoveDryRun(
                reasons(tried.problems(), locale),
                tried.movable(),
                tried.cases().stream()
                        .map(one -> new TriedCase(
                                one.caseNumber(),
                                one.at().stream().map(name -> name.in(locale)).toList(),
                                one.movable(),
                                reasons(one.obstacles(), locale)))
                        .toList());
    }

    @PostMapping("/moves/{id}/submission")
    @Operation(summary = "Hand the plan to the second person")
    CaseMove submit(@PathVariable UUID id, @RequestBody(required = false) @Nullable MoveNoteInput body) {
        return planning.submit(current.require(), id, body == null ? null : body.note());
    }

    @DeleteMapping("/moves/{id}/submission")
    @Operation(summary = "Take the plan back to go on with it")
    CaseMove takeBack(@PathVariable UUID id) {
        return planning.takeBack(current.require(), id);
    }

    @PostMapping("/moves/{id}/approval")
    @Access(roles = Role.FLOW_PUBLISHER)
    @Operation(summary = "Let the plan be carried out")
    CaseMove approve(@PathVariable UUID id) {
        return planning.approve(current.require(), id);
    }

    @PostMapping("/moves/{id}/rejection")
    @Access(roles = Role.FLOW_PUBLISHER)
    @Operation(summary = "Send the plan back")
    CaseMove reject(@PathVariable UUID id, @RequestBody MoveRejectionInput body) {
        return planning.reject(current.require(), id, body.reason() == null ? "" : body.reason());
    }

    @PostMapping("/moves/{id}/start")
    @Access(roles = Role.FLOW_PUBLISHER)
    @Operation(summary = "Carry the plan out, or go on after a stop")
    CaseMove start(@PathVariable UUID id) {
        return running.start(current.require(), id);
    }

    @PostMapping("/moves/{id}/stop")
    @Access(roles = Role.FLOW_PUBLISHER)
    @Operation(summary = "Begin no further case")
    CaseMove stop(@PathVariable UUID id) {
        return running.stop(current.require(), id);
    }

    @PostMapping("/moves/{id}/retry")
    @Access(roles = Role.FLOW_PUBLISHER)
    @Operation(summary = "Try the cases again that stayed")
    CaseMove retry(@PathVariable UUID id) {
        return running.retry(current.require(), id);
    }

    @PostMapping("/moves/{id}/return")
    @Access(roles = Role.FLOW_PUBLISHER)
    @Operation(summary = "Take moved cases back on which no step was taken since")
    CaseMove moveBack(@PathVariable UUID id, @RequestBody(required = false) @Nullable MoveBackInput body) {
        return running.moveBack(current.require(), id, body == null || body.cases() == null ? Set.of() : body.cases());
    }

    @GetMapping("/moves/{id}/report")
    @Operation(summary = "How far the move is, and what became of each case")
    MoveReport report(@PathVariable UUID id, Locale locale) {
        CaseMove move = planning.get(current.require(), id);
        return new MoveReport(
                move,
                move.done(),
                move.total(),
                running.report(current.require(), id).stream()
                        .map(one -> new MovedCaseItem(
                                one.caseNumber(), one.state(), reasons(one.obstacles(), locale), one.at()))
                        .toList());
    }

    private List<MoveReason> reasons(List<Obstacle> obstacles, Locale locale) {
        return obstacles.stream()
                .map(one -> new MoveReason(
                        one.code(),
                        texts.get(
                                "obstacle." + one.code(),
                                locale,
                                one.arguments().toArray())))
                .toList();
    }
}
