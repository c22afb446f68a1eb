package org.keqiao.funding.year;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.keqiao.funding.BudgetLine;
import org.keqiao.security.Access;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The end of a budget line's year: look, propose, and another person confirms. */
@RestController
@RequestMapping("/api/v1/budget-lines/{id}/year-end")
@Tag(name = "funding")
@Access
class YearEndsEndpoint {

    private final YearEnds yearEnds;

    YearEndsEndpoint(YearEnds yearEnds) {
        this.yearEnds = yearEnds;
    }

    /** @param reference the finance document */
    record YearEndRequest(@Nullable String reference) {}

    @GetMapping
    @Operation(summary = "What the end of its year would make of a line")
    YearEnd preview(@PathVariable UUID id) {
        return yearEnds.preview(id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Propose it")
    YearEnd propose(@PathVariable UUID id, @RequestBody YearEndRequest body) {
        return yearEnds.propose(id, body.reference());
    }

    @PostMapping("/confirmation")
    @Operation(summary = "Confirm it, by another person")
    BudgetLine confirm(@PathVariable UUID id) {
        return yearEnds.confirm(id);
    }

    @PostMapping("/rejection")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Reject it, by another person")
    void reject(@PathVariable UUID id) {
        yearEnds.reject(id);
    }
}
