package org.keqiao.policy.change;

import java.time.Instant;
import org.springframework.lang.Nullable;

/**
 * Something that was done to a policy table.
 *
 * @param detail note, reason or version, by the kind; null where there is nothing to add
 */
public record PolicyEvent(Instant at, Kind kind, String actorName, @Nullable String detail) {

    /** The kinds of event; names are stored. */
    public enum Kind {
        SHIPPED,
        BEGUN,
        STARTED,
        WRITTEN,
        SUBMITTED,
        TAKEN_BACK,
        REJECTED,
        APPROVED,
        PUBLISHED,
        BOUNCED,
        DISCARDED
    }
}
