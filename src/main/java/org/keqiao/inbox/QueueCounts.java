package org.keqiao.inbox;

import java.time.Instant;
import org.springframework.lang.Nullable;

/**
 * How many wait, each counted to 1,000 at most: 1,001 stands for more.
 *
 * @param office null for those who lead none
 * @param asOf when it was counted
 */
public record QueueCounts(int mine, int claimable, int all, @Nullable Integer office, int overdue, Instant asOf) {

    public static final int MOST = 1000;

    /** How many wait in a queue; -1 for what is not counted. */
    public int of(Queue queue) {
        return switch (queue) {
            case MINE -> mine;
            case CLAIMABLE -> claimable;
            case ALL -> all;
            case OFFICE -> office == null ? -1 : office;
            case HANDLED -> -1;
        };
    }
}
