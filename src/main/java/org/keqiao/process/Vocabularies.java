package org.keqiao.process;

import java.util.Map;
import java.util.Optional;

/** Tells a designer what may be named, and reads what was named already. */
public interface Vocabularies {

    /** The choices that a bundle offers as it is now. */
    Vocabulary of(Bundle bundle);

    /** Id of each drawn step to what it says, in the order of the file; steps that cannot be read are left out. */
    Map<String, Step> steps(Bundle bundle);

    /** A condition as rows; empty when it cannot be read or says more than rows can. */
    Optional<ConditionRows> rows(String condition);
}
