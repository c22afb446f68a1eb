package org.keqiao.publicity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseView;
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

/** Public notices over HTTP, and objections to them. */
@RestController
@RequestMapping("/api/v1/publicities")
@Tag(name = "publicities")
class PublicitiesEndpoint {

    private final NoticeReading notices;
    private final NoticeOffice office;
    private final Objections objections;
    private final CaseReading reading;

    PublicitiesEndpoint(NoticeReading notices, NoticeOffice office, Objections objections, CaseReading reading) {
        this.notices = notices;
        this.office = office;
        this.objections = objections;
        this.reading = reading;
    }

    /** @param line number of the line that is objected to */
    record Objecting(@Nullable Integer line, @Nullable UUID organisation) {}

    @GetMapping
    @Access(Access.Who.PUBLIC)
    @Operation(summary = "Notices that are shown now, or that are over")
    CursorPage<PublicNotice> list(
            @RequestParam(defaultValue = "false") boolean over,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Locale locale) {
        return notices.page(over, cursor, Cursor.limit(limit), locale);
    }

    @GetMapping("/{id}")
    @Access(Access.Who.PUBLIC)
    @Operation(summary = "One notice")
    PublicNotice view(@PathVariable UUID id, Locale locale) {
        return notices.require(id, locale);
    }

    /**
     * @param days working days that are added
     * @param reason what the public reads
     */
    record Extending(@Nullable Integer days, @Nullable String reason) {}

    @PostMapping("/{id}/extension")
    @Access(roles = {Role.PROGRAM_OFFICER, Role.DISCIPLINE})
    @Operation(summary = "Show a notice longer")
    PublicNotice extend(@PathVariable UUID id, @RequestBody Extending body, Locale locale) {
        office.extend(id, body.days(), body.reason());
        return notices.announced(id, locale);
    }

    @PostMapping("/{id}/objections")
    @Access
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Begin an objection to a line; it is completed and submitted like an application")
    CaseView object(@PathVariable UUID id, @RequestBody Objecting body) {
        if (body.line() == null) {
            throw Refusal.invalid(List.of(FieldError.of("line", "required")));
        }
        return reading.view(
                objections.begin(id, body.line(), body.organisation()).id());
    }
}
