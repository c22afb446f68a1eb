package org.keqiao.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.lang.Nullable;

/**
 * One row of a policy table, as the public reads it.
 *
 * @param from first day, null when it has held ever since
 * @param to last day, null while nobody has ended it
 * @param note what the row is for, empty when nobody said
 * @param conditions in words, in the table's order; empty when it holds for everything
 * @param results exact, by name
 * @param facts the same results in words
 * @param notSet names of results that the bureau leaves open
 * @param setByBureau names of results that no document states
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyRule(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String documentNumber,
        @Nullable String article,
        String note,
        List<Fact> conditions,
        Map<String, String> results,
        List<Fact> facts,
        List<String> notSet,
        List<String> setByBureau) {

    /**
     * A word and what it says.
     *
     * @param setByBureau true for a result that no document states
     */
    @Schema(name = "PolicyFact")
    public record Fact(String label, String value, boolean setByBureau) {}
}
