package org.keqiao.statistics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * 技术合同登记月度快报 (R1): a month and the year up to it, by county.
 *
 * @param asOf what was known at the end of this day
 * @param closedOn when the month was closed; null while it is open, or was open on that day
 * @param rows the counties in the order of the profile, then what belongs to none, where there is any
 * @param total of the rows; its target is the city's own, not the sum of the counties'. For a county's officer the rows
 *     are one and this is the same
 */
public record MonthlyReport(
        YearMonth month,
        Measure measure,
        Basis basis,
        LocalDate asOf,
        @Nullable LocalDate closedOn,
        List<Row> rows,
        Row total) {

    public MonthlyReport {
        rows = List.copyOf(rows);
    }

    /**
     * One line.
     *
     * @param county code; empty for what belongs to none, null in the total
     * @param adjusted of the month's figures, what was adjusted after its closing
     * @param growth 同比 of the month's amount in percent; null where the base is zero or negative
     * @param year from January to the month
     * @param yearGrowth the same of the year
     * @param target of the whole year, null without one
     * @param completion of the target, in percent
     */
    @Schema(name = "MonthlyReportRow")
    public record Row(
            @Nullable String county,
            Figures figures,
            Figures adjusted,
            @Nullable BigDecimal growth,
            Figures year,
            @Nullable BigDecimal yearGrowth,
            @Nullable Money target,
            @Nullable BigDecimal completion) {}
}
