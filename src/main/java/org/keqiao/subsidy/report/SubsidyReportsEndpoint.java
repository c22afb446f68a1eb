package org.keqiao.subsidy.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Workbooks;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Subsidies of a year, and the applications behind each figure. */
@RestController
@RequestMapping("/api/v1/reports/subsidies")
@Tag(name = "statistics")
@Access
class SubsidyReportsEndpoint {

    private final SubsidyReports reports;
    private final SubsidySheet sheet;
    private final Clock clock;

    SubsidyReportsEndpoint(SubsidyReports reports, SubsidySheet sheet, Clock clock) {
        this.reports = reports;
        this.sheet = sheet;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Subsidies by item and county (R5)")
    SubsidyReport report(@RequestParam(required = false) @Nullable Integer year) {
        return reports.of(checked(year));
    }

    @GetMapping("/file")
    @Operation(summary = "The same as a workbook (.xlsx)")
    ResponseEntity<byte[]> file(@RequestParam(required = false) @Nullable Integer year) {
        return Workbooks.download("subsidies-" + checked(year) + ".xlsx", sheet.of(reports.of(checked(year))));
    }

    @GetMapping("/applications")
    @Operation(summary = "The applications behind its figures")
    CursorPage<SubsidyReport.Application> applications(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String item,
            @RequestParam(required = false) @Nullable String county,
            @RequestParam(required = false) @Nullable UUID budget,
            @RequestParam(required = false) @Nullable SubsidyFigure figure,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return reports.applications(
                new SubsidyQuery(checked(year), item, county, budget, figure), cursor, Cursor.limit(limit));
    }

    private int checked(@Nullable Integer year) {
        if (year != null && (year < 2000 || year > 2999)) {
            throw Refusal.invalid(List.of(FieldError.of("year", "range", "2000", "2999")));
        }
        return year == null ? LocalDate.now(clock).getYear() : year;
    }
}
