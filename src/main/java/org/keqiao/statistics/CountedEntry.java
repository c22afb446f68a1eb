package org.keqiao.statistics;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * One thing that a figure counts.
 *
 * @param id grows with the time of its recording
 * @param countsOn the day in whose month it is reported
 * @param recordedOn the day on which it held here
 * @param county of the registration, null for none
 * @param change what it adds to the figure, or takes from it
 * @param page id of the certificate's first version, or of the contract registered elsewhere
 */
public record CountedEntry(
        long id,
        Origin origin,
        Kind kind,
        String registrationNumber,
        String title,
        String category,
        @Nullable String field,
        @Nullable String county,
        String seller,
        String buyer,
        LocalDate countsOn,
        LocalDate recordedOn,
        Figures change,
        UUID page) {

    public enum Origin {
        /** Our own register. */
        REGISTER,
        /** Registered elsewhere and verified here. */
        ELSEWHERE
    }

    public enum Kind {
        CERTIFIED,
        /** 变更: the difference to what was counted before. */
        AMENDED,
        /** 注销 or 撤销: what was counted is taken off. */
        ENDED
    }
}
