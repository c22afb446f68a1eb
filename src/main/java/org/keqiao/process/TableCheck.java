package org.keqiao.process;

import java.util.List;
import org.springframework.lang.Nullable;

/** Checks a decision table that belongs to no matter, such as one that says how much money there is for what. */
public interface TableCheck {

    /**
     * Why a file may not even be kept; empty when it may. What is kept need not be finished.
     *
     * @param file what the findings call it
     * @param tests the tests kept with it, as JSON
     */
    List<Finding> admit(String file, String dmn, String tests);

    /**
     * What stands in the way of asking it: everything that the check of a matter says of its tables, but gaps. What a table
     * alone must answer only its caller knows.
     *
     * @param file what the findings call it
     * @param tests the tests kept with it, as JSON; null for none
     * @param names every input that it may ask for
     * @param results words of what it may say
     */
    List<Finding> check(
            String file,
            String dmn,
            @Nullable String tests,
            List<Vocabulary.Name> names,
            List<Vocabulary.Name> results);
}
