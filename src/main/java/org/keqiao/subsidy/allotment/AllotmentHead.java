package org.keqiao.subsidy.allotment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * An {@link Allotment} as lists show it, without its claims.
 *
 * @param claims how many share the line
 * @param served how many of them get anything
 * @param open how many of its claims wait for the end of their step, once it is confirmed
 * @param skipped how many were left out after the confirmation, see {@link AllottedClaim#skipped}
 * @param decidedBy name; null until it is decided
 * @param note why it was rejected; null elsewhere
 * @param awaitsReader true when the reader is a second person whom it waits for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "BudgetAllotmentHead")
public record AllotmentHead(
        UUID id,
        UUID budget,
        String documentNumber,
        String item,
        Bilingual title,
        AllotmentRule rule,
        Money available,
        Money asked,
        Money given,
        int claims,
        int served,
        int open,
        int skipped,
        Allotment.State state,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable LocalDate decidedOn,
        @Nullable String note,
        boolean awaitsReader) {}
