package org.keqiao.studio;

import java.time.Instant;
import org.springframework.lang.Nullable;

/**
 * Something that was done to a matter.
 *
 * @param detail path, note, reason or version, by the kind; null where there is nothing to add
 */
public record StudioEvent(Instant at, Kind kind, String actorName, @Nullable String detail) {

    /** The kinds of event; names are stored. */
    public enum Kind {
        STARTED,
        TAKEN_OVER,
        KEPT,
        RESTORED,
        IMPORTED,
        WARNING_ANSWERED,
        SHIPPED_SEEN,
        FILE_PUT,
        FILE_REMOVED,
        REBASED,
        SUBMITTED,
        TAKEN_BACK,
        REJECTED,
        APPROVED,
        PUBLISHED,
        BOUNCED,
        DISCARDED,
        MOVE_PLANNED,
        MOVE_SUBMITTED,
        MOVE_TAKEN_BACK,
        MOVE_REJECTED,
        MOVE_APPROVED,
        MOVE_DISCARDED,
        MOVE_STARTED,
        MOVE_STOPPED,
        MOVE_RETURNED,
        WITHDRAWAL_ASKED,
        WITHDRAWAL_REFUSED,
        WITHDRAWN
    }
}
