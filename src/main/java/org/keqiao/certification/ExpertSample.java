package org.keqiao.certification;

import java.util.random.RandomGenerator;
import org.springframework.lang.Nullable;

/**
 * The contracts that experts see by chance. Nobody can foresee the draw: whoever knew which number is drawn would file
 * one earlier or later.
 */
final class ExpertSample {

    private final int percent;
    private final RandomGenerator chance;

    ExpertSample(int percent, RandomGenerator chance) {
        this.percent = percent;
        this.chance = chance;
    }

    /** @param before what was drawn when the case was checked before, null at the first time; it stays so */
    boolean drawn(@Nullable Boolean before) {
        return before != null ? before : chance.nextInt(100) < percent;
    }
}
