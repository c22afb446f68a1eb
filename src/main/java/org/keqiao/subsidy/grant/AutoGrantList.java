package org.keqiao.subsidy.grant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * 免申即享名单.
 *
 * @param first contracts registered from this day
 * @param last and until this one
 * @param decidedBy who confirmed or rejected it; null while it waits
 * @param note why it was rejected
 * @param entries by number of the contract, those that get nothing included
 * @param awaitsReader whether it waits, and the reader may decide it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AutoGrantList(
        UUID id,
        String item,
        LocalDate first,
        LocalDate last,
        State state,
        String preparedBy,
        Instant preparedAt,
        @Nullable String decidedBy,
        @Nullable LocalDate decidedOn,
        @Nullable String note,
        List<AutoGrantEntry> entries,
        boolean awaitsReader) {

    /** Names are stored. */
    public enum State {
        /** Waits for another person. */
        PREPARED,
        /** Each one on it has its case. */
        CONFIRMED,
        REJECTED
    }

    public AutoGrantList {
        entries = List.copyOf(entries);
    }
}
