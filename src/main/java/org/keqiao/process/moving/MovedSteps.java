package org.keqiao.process.moving;

import java.util.List;
import java.util.Map;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Step;

/** What a move needs of the work lists, which implement it. */
public interface MovedSteps {

    /** What of a waiting step another one has no room for: seats that were decided, for example. */
    List<Obstacle> obstacles(OpenTask task, Step after);

    /**
     * A waiting task is another step now: its rows and drafts follow.
     *
     * @param before as it was, with the same id
     * @param fields old answer key to the new one
     */
    void moved(OpenTask before, OpenTask after, Map<String, String> fields);
}
