package org.keqiao.publicity.lead;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.security.Role;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
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

/** Leads over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "publicities")
class LeadsEndpoint {

    private final Leads leads;

    LeadsEndpoint(Leads leads) {
        this.leads = leads;
    }

    /** @param line number of the line, null for the whole notice */
    record Telling(@Nullable Integer line, @Nullable String told) {}

    @PostMapping("/publicities/{id}/leads")
    @Access(Access.Who.PUBLIC)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Tell something without a name")
    void tell(@PathVariable UUID id, @RequestBody Telling body, HttpServletRequest request) {
        if (body.told() == null) {
            throw Refusal.invalid(List.of(FieldError.of("told", "required")));
        }
        leads.tell(id, body.line(), body.told(), request.getRemoteAddr());
    }

    @GetMapping("/publicity-leads")
    @Access(roles = Role.DISCIPLINE)
    @Operation(summary = "What was told without a name")
    CursorPage<Lead> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Locale locale) {
        return leads.page(cursor, Cursor.limit(limit), locale);
    }
}
