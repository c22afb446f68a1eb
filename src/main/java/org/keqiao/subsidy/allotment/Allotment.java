package org.keqiao.subsidy.allotment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * How what is left of a budget line is shared out among the claims on one item that wait for it.
 *
 * @param id null for a preview
 * @param title of the item
 * @param available left on the line
 * @param asked by all claims together
 * @param given to all claims together, at most what is available
 * @param count of all claims
 * @param served how many of them get anything
 * @param open how many of them wait for the end of their step, once it is confirmed
 * @param skipped how many were left out after the confirmation
 * @param state null for a preview
 * @param proposedBy name; null for a preview
 * @param decidedBy name; null until it is decided
 * @param note why it was rejected; null elsewhere
 * @param claims a page of them, in the order of precedence
 * @param awaitsReader true when the reader is a second person whom it waits for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "BudgetAllotment")
public record Allotment(
        @Nullable UUID id,
        UUID budget,
        String documentNumber,
        String item,
        Bilingual title,
        AllotmentRule rule,
        Money available,
        Money asked,
        Money given,
        int count,
        int served,
        int open,
        int skipped,
        @Nullable State state,
        @Nullable String proposedBy,
        @Nullable Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable LocalDate decidedOn,
        @Nullable String note,
        CursorPage<AllottedClaim> claims,
        boolean awaitsReader) {

    /** Names are stored. */
    @Schema(name = "BudgetAllotmentState")
    public enum State {
        /** Waits for a second person. */
        PROPOSED,
        /** Its money is reserved, for more claims than end their steps in one transaction: they end theirs one by one. */
        CONFIRMING,
        /** Its money is reserved, and the steps of its claims have ended. */
        CONFIRMED,
        REJECTED,
        /** Another one was put forward before anybody decided on it. */
        REPLACED
    }

    static Allotment of(AllotmentHead head, CursorPage<AllottedClaim> claims) {
        return new Allotment(
                head.id(),
                head.budget(),
                head.documentNumber(),
                head.item(),
                head.title(),
                head.rule(),
                head.available(),
                head.asked(),
                head.given(),
                head.claims(),
                head.served(),
                head.open(),
                head.skipped(),
                head.state(),
                head.proposedBy(),
                head.proposedAt(),
                head.decidedBy(),
                head.decidedOn(),
                head.note(),
                claims,
                head.awaitsReader());
    }
}
