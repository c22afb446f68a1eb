package org.keqiao.subsidy.ranking;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * 评审名次: the places of a year's applications for an item.
 *
 * @param reference minutes or document of the assessment
 * @param sheet the signed sheet; null while nobody has added it
 * @param decidedBy who confirmed or rejected it; null before
 * @param note why it was rejected; null otherwise
 * @param awaitsReader true when the reader is the second person whom it waits for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ranking(
        UUID id,
        String item,
        int year,
        String reference,
        @Nullable UUID sheet,
        State state,
        String enteredBy,
        Instant enteredAt,
        @Nullable String decidedBy,
        @Nullable LocalDate decidedOn,
        @Nullable String note,
        List<Place> places,
        boolean awaitsReader) {

    /** Names are stored. */
    @Schema(name = "RankingState")
    public enum State {
        /** Counts for nothing until another person has compared it with the signed sheet. */
        ENTERED,
        IN_FORCE,
        REJECTED,
        /** Another sheet of the same year was confirmed. */
        REPLACED
    }

    /** @param place from 1, each once */
    @Schema(name = "RankingPlace")
    public record Place(
            int place,
            String caseNumber,
            String applicant,
            String title,
            BigDecimal score,
            BigDecimal indicators,
            BigDecimal ownFunds) {}

    Ranking with(List<Place> of) {
        return new Ranking(
                id,
                item,
                year,
                reference,
                sheet,
                state,
                enteredBy,
                enteredAt,
                decidedBy,
                decidedOn,
                note,
                of,
                awaitsReader);
    }
}
