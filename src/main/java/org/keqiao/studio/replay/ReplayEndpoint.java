package org.keqiao.studio.replay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.security.Access;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Replays for programs: begun, asked after, read. */
@RestController
@RequestMapping("/api/v1/studio/matters/{key}/replays")
@Tag(name = "studio")
@Access(roles = {Role.FLOW_DESIGNER, Role.FLOW_PUBLISHER})
class ReplayEndpoint {

    private static final int USUAL = 1000;

    private final Replays replays;
    private final CurrentActor current;

    ReplayEndpoint(Replays replays, CurrentActor current) {
        this.replays = replays;
        this.current = current;
    }

    /** @param most how many of the last decided cases, 1000 unless said */
    record ReplayInput(
            @Nullable Integer most,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String office,
            @Nullable CaseStatus outcome,
            @Nullable String legalBasis) {

        static final ReplayInput NOTHING = new ReplayInput(null, null, null, null, null, null);

        ReplayRequest request() {
            return new ReplayRequest(most == null ? USUAL : most, from, to, office, outcome, legalBasis);
        }
    }

    @GetMapping
    @Operation(summary = "The last replays of a matter")
    List<ReplayView> list(@PathVariable String key) {
        return replays.list(current.require(), key);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Replay ended cases on the draft")
    ReplayView start(@PathVariable String key, @RequestBody(required = false) @Nullable ReplayInput body) {
        return replays.start(current.require(), key, (body == null ? ReplayInput.NOTHING : body).request());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One replay and how far it is")
    ReplayView get(@PathVariable String key, @PathVariable UUID id) {
        return replays.get(current.require(), key, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Stop a replay")
    void cancel(@PathVariable String key, @PathVariable UUID id) {
        replays.cancel(current.require(), key, id);
    }

    @GetMapping("/{id}/cases")
    @Operation(summary = "Cases of a replay")
    CursorPage<ReplayedCase> cases(
            @PathVariable String key,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable ReplayKind kind,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return replays.cases(current.require(), key, id, kind, cursor, Cursor.limit(limit));
    }

    @GetMapping("/{id}/cases/{number}")
    @Operation(summary = "One case of a replay with both its ways")
    ReplayedCase one(@PathVariable String key, @PathVariable UUID id, @PathVariable String number) {
        CaseNumber caseNumber = CaseNumber.parse(number).orElseThrow(Refusal::notFound);
        return replays.one(current.require(), key, id, caseNumber);
    }
}
