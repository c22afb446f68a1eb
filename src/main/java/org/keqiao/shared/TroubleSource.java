package org.keqiao.shared;

import java.util.List;

/** Whoever does work in the background tells of what did not go; the operations page shows it. */
public interface TroubleSource {

    /** Which kind it tells of. */
    Trouble.Kind kind();

    /** What waits now, oldest first, at most {@code most}. */
    List<Trouble> troubles(int most);

    /** Whether it can be tried again; what is damaged is for people to mend. */
    boolean canRetry();

    /**
     * Tries one again, soon or at once.
     *
     * @return false when it waits no longer
     */
    boolean retry(String id);
}
