package org.keqiao.statistics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Closed months, their adjustments, and the targets of a year. */
@RestController
@RequestMapping("/api/v1/reports")
@Tag(name = "statistics")
@Access
class ClosingsEndpoint {

    private final Closings closings;
    private final Targets targets;
    private final Clock clock;

    ClosingsEndpoint(Closings closings, Targets targets, Clock clock) {
        this.closings = closings;
        this.targets = targets;
        this.clock = clock;
    }

    /** @param due months that may be closed and are not */
    record ClosingList(List<YearMonth> due, List<Closings.Closing> closed) {}

    record ClosingRequest(@Nullable YearMonth month) {}

    /**
     * @param county code; null for what belongs to none
     * @param number may be negative; null for 0
     */
    record AdjustmentRequest(
            @Nullable YearMonth month,
            @Nullable Measure measure,
            @Nullable String county,
            @Nullable Integer number,
            @Nullable Money amount,
            @Nullable Money technical,
            @Nullable String reason) {}

    /** @param area code of a county unit, or of the city */
    record TargetRequest(
            @Nullable Integer year,
            @Nullable Measure measure,
            @Nullable String area,
            @Nullable Money amount,
            @Nullable String reference) {}

    @GetMapping("/closings")
    @Operation(summary = "Closed months, and those that are due")
    ClosingList closings() {
        return new ClosingList(closings.due(), closings.list());
    }

    @PostMapping("/closings")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Close a month")
    ClosingList close(@RequestBody ClosingRequest body) {
        require("month", body.month());
        closings.close(body.month());
        return closings();
    }

    @GetMapping("/adjustments")
    @Operation(summary = "Adjustments of closed figures")
    CursorPage<Closings.Adjustment> adjustments(
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return closings.adjustments(month, cursor, Cursor.limit(limit));
    }

    @PostMapping("/adjustments")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Adjust a closed figure")
    CursorPage<Closings.Adjustment> adjust(@RequestBody AdjustmentRequest body) {
        require("month", body.month(), "measure", body.measure());
        Figures change = new Figures(
                body.number() == null ? 0 : body.number(),
                body.amount() == null ? Money.ZERO : body.amount(),
                body.technical() == null ? Money.ZERO : body.technical());
        closings.adjust(body.month(), body.measure(), body.county(), change, body.reason());
        return closings.adjustments(body.month(), null, Cursor.limit(null));
    }

    @GetMapping("/targets")
    @Operation(summary = "The targets of a year as they were set")
    List<Targets.Target> targets(@RequestParam(required = false) @Nullable Integer year) {
        return targets.history(year == null ? LocalDate.now(clock).getYear() : year);
    }

    @PostMapping("/targets")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Set a target")
    List<Targets.Target> setTarget(@RequestBody TargetRequest body) {
        require("year", body.year(), "measure", body.measure());
        targets.set(body.year(), body.measure(), body.area(), body.amount(), body.reference());
        return targets.history(body.year());
    }

    private static void require(Object... fields) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i + 1] == null) {
                errors.add(FieldError.of((String) fields[i], "required"));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }
}
