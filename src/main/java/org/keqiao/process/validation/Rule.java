package org.keqiao.process.validation;

/** Looks at one thing in a bundle and says what is wrong with it. */
interface Rule {

    void check(Reading reading, Findings findings);
}
