package org.keqiao.studio.replay;

import java.util.List;
import java.util.Set;
import org.keqiao.studio.way.WayStep;
import org.springframework.lang.Nullable;

/**
 * How far a past case came on a bundle.
 *
 * @param ended true when it came to an end, false when it waits for answers that nobody ever gave
 * @param unjudged why it could not go on, null when it could
 * @param left forms with their round that stayed unanswered because something else happened
 * @param outside what came from outside, in order
 */
record Ran(List<WayStep> way, boolean ended, @Nullable Unjudged unjudged, Set<String> left, List<Outside> outside) {

    /** A limit that ran out, or a message. */
    record Outside(boolean isLimit, String name) {}
}
