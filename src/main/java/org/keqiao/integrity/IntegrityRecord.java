package org.keqiao.integrity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * 诚信记录: one finding about one organisation.
 *
 * @param to last day; null while nobody knows it
 * @param decidedBy who let it into force or rejected it; null before
 * @param liftReason why it should count no more; null unless somebody asked
 * @param liftedBy who agreed to that; null before
 * @param note why it was rejected, or why it was not lifted; null without one
 * @param decisionFell true when the decision that proposed it was annulled: then it can only be lifted
 * @param awaitsReader true when the reader is the second person whom it waits for
 */
public record IntegrityRecord(
        UUID id,
        String uscc,
        String name,
        IntegrityKind kind,
        IntegrityResult result,
        String source,
        String evidence,
        LocalDate from,
        @Nullable LocalDate to,
        State state,
        String enteredBy,
        Instant enteredAt,
        @Nullable String decidedBy,
        @Nullable LocalDate decidedOn,
        @Nullable String liftReason,
        @Nullable String liftAskedBy,
        @Nullable String liftedBy,
        @Nullable LocalDate liftedOn,
        @Nullable String note,
        boolean decisionFell,
        boolean awaitsReader) {

    /** Names are stored. */
    public enum State {
        /** Counts for nothing until a second person has looked. */
        ENTERED,
        IN_FORCE,
        REJECTED,
        /** Somebody asked to lift it; it counts until a second person agrees. */
        LIFTING,
        LIFTED
    }
}
