package org.keqiao.process.validation.reading;

import org.keqiao.process.validation.files.Findings;

/** Looks at one thing in a bundle and says what is wrong with it. */
public interface Rule {

    void check(Reading reading, Findings findings);
}
