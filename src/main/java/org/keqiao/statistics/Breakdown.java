package org.keqiao.statistics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * Contracts of some months in lines: by category and field (R2), by seller or buyer (R3), or by where they come from and go (R4).
 *
 * @param cells in the order of the table
 * @param total of all contracts, also those that no line names
 */
public record Breakdown(List<Cell> cells, Figures total) {

    public Breakdown {
        cells = List.copyOf(cells);
    }

    /**
     * @param first category; party's credit code, or its name without one; where the seller is
     * @param second field, empty for none; the party's name; where the buyer is
     * @param share of the amount, percent; all lines of R2 and R4 add up to 100. Null in R3
     * @param rank by amount, equals have the same; null in R2 and R4
     */
    @Schema(name = "BreakdownCell")
    public record Cell(
            String first, String second, Figures figures, @Nullable BigDecimal share, @Nullable Integer rank) {}
}
