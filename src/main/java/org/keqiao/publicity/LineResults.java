package org.keqiao.publicity;

import java.util.Collection;
import java.util.Map;

/** Whoever shows lines and knows what came of them after the notice: the public reads it on the notice. */
public interface LineResults {

    /** What came of a line. */
    enum Result {
        AWARDED,
        PAID
    }

    /**
     * @param caseNumbers cases that show notices, others' among them
     * @return by case number and reference; lines of which nothing came so far are missing
     */
    Map<String, Map<String, Result>> of(Collection<String> caseNumbers);
}
