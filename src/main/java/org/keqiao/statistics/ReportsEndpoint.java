package org.keqiao.statistics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Workbooks;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports, and what is behind their figures. */
@RestController
@RequestMapping("/api/v1/reports")
@Tag(name = "statistics")
@Access
class ReportsEndpoint {

    private final MonthlyReports monthly;
    private final MonthlySheet sheet;
    private final EntriesBehind behind;
    private final Breakdowns breakdowns;
    private final Clock clock;

    ReportsEndpoint(
            MonthlyReports monthly, MonthlySheet sheet, EntriesBehind behind, Breakdowns breakdowns, Clock clock) {
        this.monthly = monthly;
        this.sheet = sheet;
        this.behind = behind;
        this.breakdowns = breakdowns;
        this.clock = clock;
    }

    @GetMapping("/monthly")
    @Operation(summary = "The monthly table by county (R1)")
    MonthlyReport monthly(
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam(defaultValue = "REGISTERED") Measure measure,
            @RequestParam(defaultValue = "AS_REPORTED") Basis basis,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        return monthly.of(orNow(month), measure, basis, asOf);
    }

    @GetMapping("/monthly/file")
    @Operation(summary = "The same as a workbook (.xlsx)")
    ResponseEntity<byte[]> file(
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam(defaultValue = "REGISTERED") Measure measure,
            @RequestParam(defaultValue = "AS_REPORTED") Basis basis,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        return Workbooks.download(
                "contracts-" + orNow(month) + ".xlsx", sheet.of(monthly.of(orNow(month), measure, basis, asOf)));
    }

    @GetMapping("/breakdowns")
    @Operation(summary = "By category and field, seller, buyer or direction (R2 to R4)")
    Breakdown breakdown(
            @RequestParam(defaultValue = "CATEGORIES") Breakdowns.Kind kind,
            @RequestParam(required = false) @Nullable YearMonth first,
            @RequestParam(required = false) @Nullable YearMonth last,
            @RequestParam(defaultValue = "AS_REPORTED") Basis basis,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        YearMonth until = orNow(last);
        return breakdowns.of(kind, first == null ? until.withMonth(1) : first, until, basis, asOf);
    }

    @GetMapping("/entries")
    @Operation(summary = "What is behind a figure")
    CursorPage<CountedEntry> entries(
            @RequestParam(required = false) @Nullable YearMonth first,
            @RequestParam(required = false) @Nullable YearMonth last,
            @RequestParam(required = false) @Nullable Measure measure,
            @RequestParam(defaultValue = "AS_REPORTED") Basis basis,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String county,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String field,
            @RequestParam(required = false) @Nullable String seller,
            @RequestParam(required = false) @Nullable String buyer,
            @RequestParam(required = false) @Nullable EntryQuery.Place from,
            @RequestParam(required = false) @Nullable EntryQuery.Place to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return behind.list(
                new EntryQuery(
                        first == null ? orNow(last) : first,
                        orNow(last),
                        measure,
                        basis,
                        asOf,
                        county,
                        category,
                        field,
                        seller,
                        buyer,
                        from,
                        to),
                cursor,
                Cursor.limit(limit));
    }

    private YearMonth orNow(@Nullable YearMonth month) {
        return month == null ? YearMonth.now(clock) : month;
    }
}
