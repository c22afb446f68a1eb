package org.keqiao.policy.window;

import java.time.LocalDate;
import org.springframework.lang.Nullable;

/**
 * Whether applications for an item are taken on a day.
 *
 * @param open true when they are
 * @param first of the window that is open, or of the next one; null without any
 * @param last of the window that is open, or else of the newest that is over; null without any
 */
public record WindowStanding(boolean open, @Nullable LocalDate first, @Nullable LocalDate last) {

    /** True when the item has no window: the installation's setting decides. */
    public boolean isUnset() {
        return first == null && last == null;
    }
}
