package org.keqiao.policy.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * 申报时间: the days on which applications for an item are taken, both included.
 *
 * @param item key of the policy item
 * @param year of its first day
 * @param last applications are taken until it ends in Beijing
 * @param reference the call, with its number
 * @param workingDays that it has
 * @param shortOfUsual true for one with fewer working days than the usual twenty
 * @param decidedBy who let it into force or rejected it; null before
 * @param note why it was rejected; null otherwise
 * @param awaitsReader true when the reader is the second person whom it waits for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApplicationWindow(
        UUID id,
        String item,
        int year,
        LocalDate first,
        LocalDate last,
        String reference,
        State state,
        int workingDays,
        boolean shortOfUsual,
        String enteredBy,
        Instant enteredAt,
        @Nullable String decidedBy,
        @Nullable LocalDate decidedOn,
        @Nullable String note,
        boolean awaitsReader) {

    /** Names are stored. */
    public enum State {
        /** Opens nothing until a second person has looked. */
        ENTERED,
        IN_FORCE,
        REJECTED
    }
}
