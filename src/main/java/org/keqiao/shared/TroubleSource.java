package org.keqiao.shared;

import java.util.List;

/** Whoever does work in the background tells of what did not go; the operations page shows it. */
public interface TroubleSource {

    /** Which kind it tells of. */
    Trouble.Kind kind();

    /** What waits now, oldest first, at most {@code most}. */
    List<Trouble> troubles(int most);

    /** Whether it can be tried again; what is damaged is for people to mend. */
    default boolean canRetry() {
        return true;
    }

    /**
     * Whether it tells by itself, in better words, of events that a listener did not finish.
     *
     * @param listener its id in the event registry
     */
    default boolean tellsOf(String listener) {
        return false;
    }

    /**
     * Tries one again, soon or at once.
     *
     * @return false when it waits no longer
     */
    boolean retry(String id);
}
