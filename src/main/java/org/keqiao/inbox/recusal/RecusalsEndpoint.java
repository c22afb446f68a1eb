package org.keqiao.inbox.recusal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.inbox.recusal.Relations.Kind;
import org.keqiao.inbox.recusal.Relations.Relation;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
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

/** Recusals, and the relations that officers declare. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "recusals")
@Access
class RecusalsEndpoint {

    private final Recusals recusals;
    private final RecusalDecisions decisions;
    private final Relations relations;

    RecusalsEndpoint(Recusals recusals, RecusalDecisions decisions, Relations relations) {
        this.recusals = recusals;
        this.decisions = decisions;
        this.relations = relations;
    }

    /** @param person for officers a sign-in name, null for oneself; for parties the officer's name */
    record RecusalRequest(@Nullable String person, @Nullable String reason) {}

    /** @param minutes number of the meeting's minutes, for whoever enters its decision */
    record RecusalRuling(boolean granted, @Nullable String reason, @Nullable String minutes) {}

    record VoidReview(@Nullable String reason) {}

    /**
     * @param withoutCode true for a start-up team or a natural person, by name; null for no
     * @param since from which day on; null for always
     */
    record RelationRequest(
            @Nullable String uscc,
            @Nullable String name,
            @Nullable Kind relation,
            @Nullable String note,
            @Nullable Boolean withoutCode,
            @Nullable LocalDate since) {}

    record NewRelation(UUID id) {}

    @GetMapping("/cases/{id}/recusals")
    @Operation(summary = "Recusals that were asked on a case")
    List<Recusal> ofCase(@PathVariable UUID id) {
        return recusals.of(id);
    }

    @PostMapping("/cases/{id}/recusals")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Ask that somebody stand back from a case")
    Recusal ask(@PathVariable UUID id, @RequestBody RecusalRequest body) {
        return recusals.ask(id, body.person(), body.reason());
    }

    @GetMapping("/cases/{id}/void-acts")
    @Operation(summary = "Acts of a case that are void")
    List<RecusalDecisions.VoidAct> voidActs(@PathVariable UUID id) {
        return decisions.voidActs(id);
    }

    @PostMapping("/cases/{id}/void-acts/{seq}/review")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Examine a void act anew and stand for it")
    void review(@PathVariable UUID id, @PathVariable int seq, @RequestBody VoidReview body) {
        decisions.uphold(id, seq, body.reason());
    }

    @GetMapping("/recusals")
    @Operation(summary = "Recusals that the caller decides about")
    CursorPage<Recusal> mine(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return recusals.mine(cursor, Cursor.limit(limit));
    }

    @PostMapping("/recusals/{id}/decision")
    @Operation(summary = "Grant or refuse a recusal")
    Recusal decide(@PathVariable UUID id, @RequestBody RecusalRuling body) {
        return decisions.decide(id, body.granted(), body.reason(), body.minutes());
    }

    @GetMapping("/me/relations")
    @Operation(summary = "Relations that the caller declared")
    List<Relation> own() {
        return relations.mine();
    }

    @PostMapping("/me/relations")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Declare a relation")
    NewRelation declare(@RequestBody RelationRequest body) {
        return new NewRelation(relations.declare(
                body.uscc(),
                body.name(),
                body.relation(),
                body.note(),
                Boolean.TRUE.equals(body.withoutCode()),
                body.since()));
    }

    @DeleteMapping("/me/relations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a declared relation")
    void end(@PathVariable UUID id) {
        relations.end(id);
    }

    @GetMapping("/relations")
    @Operation(summary = "Relations that officers declared")
    CursorPage<Relation> all(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return relations.all(cursor, Cursor.limit(limit));
    }
}
