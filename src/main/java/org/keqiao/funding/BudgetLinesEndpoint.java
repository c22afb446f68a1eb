package org.keqiao.funding;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Money;
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

/** Budgets, for programs of finance. */
@RestController
@RequestMapping("/api/v1/budget-lines")
@Tag(name = "funding")
@Access
class BudgetLinesEndpoint {

    private final BudgetLines budgets;
    private final LedgerEntries entries;
    private final Clock clock;

    BudgetLinesEndpoint(BudgetLines budgets, LedgerEntries entries, Clock clock) {
        this.budgets = budgets;
        this.entries = entries;
        this.clock = clock;
    }

    /**
     * @param amount yuan, more than zero
     * @param reference the finance document
     */
    record BudgetChange(@Nullable Money amount, @Nullable String reference) {}

    @GetMapping
    @Operation(summary = "Budget lines of a year")
    CursorPage<BudgetLine> list(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return budgets.page(year == null ? LocalDate.now(clock).getYear() : year, cursor, Cursor.limit(limit));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One budget line")
    BudgetLine view(@PathVariable UUID id) {
        return budgets.require(id);
    }

    @GetMapping("/{id}/moves")
    @Operation(summary = "The bookings behind its figures")
    CursorPage<LedgerMove> moves(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LedgerMove.Figure figure,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return budgets.moves(id, figure, cursor, Cursor.limit(limit));
    }

    @GetMapping("/{id}/entries")
    @Operation(summary = "The same with case, act, payment order and receipt")
    CursorPage<LedgerEntry> entries(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LedgerMove.Figure figure,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return entries.of(id, figure, cursor, Cursor.limit(limit));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Open a line")
    BudgetLine open(@RequestBody BudgetLineDraft body) {
        return budgets.open(body);
    }

    @PostMapping("/{id}/raises")
    @Operation(summary = "Raise a line")
    BudgetLine raise(@PathVariable UUID id, @RequestBody BudgetChange body) {
        return budgets.raise(id, body.amount(), body.reference());
    }

    @PostMapping("/{id}/cuts")
    @Operation(summary = "Cut a line")
    BudgetLine cut(@PathVariable UUID id, @RequestBody BudgetChange body) {
        return budgets.cut(id, body.amount(), body.reference());
    }
}
