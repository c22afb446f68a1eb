package org.keqiao.affiliation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The register of relations between companies, for programs of the bureau. */
@RestController
@RequestMapping("/api/v1/company-relations")
@Tag(name = "affiliation")
@Access
class CompanyRelationsEndpoint {

    private final CompanyRelations relations;

    CompanyRelationsEndpoint(CompanyRelations relations) {
        this.relations = relations;
    }

    record RelationReason(@Nullable String reason) {}

    record RelationEnd(@Nullable LocalDate last, @Nullable String reason) {}

    @GetMapping
    @Operation(summary = "Relations between companies")
    CursorPage<CompanyRelation> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return relations.list(q, cursor, Cursor.limit(limit));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enter a relation")
    CompanyRelation enter(@RequestBody CompanyRelationDraft body) {
        return relations.enter(body);
    }

    @PostMapping("/{id}/confirmation")
    @Operation(summary = "Confirm a relation, or its end")
    CompanyRelation confirm(@PathVariable UUID id) {
        return relations.confirm(id);
    }

    @PostMapping("/{id}/rejection")
    @Operation(summary = "Reject a relation, or its end")
    CompanyRelation reject(@PathVariable UUID id, @RequestBody RelationReason body) {
        return relations.reject(id, body.reason());
    }

    @PostMapping("/{id}/ending")
    @Operation(summary = "Say that a relation has ended, or never held")
    CompanyRelation end(@PathVariable UUID id, @RequestBody RelationEnd body) {
        return relations.end(id, body.last(), body.reason());
    }
}
