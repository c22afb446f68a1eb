package org.keqiao.security;

import org.keqiao.shared.TextKey;

/** What a person does on a case, in the sense of the separation of duty. The order is the order of evidence. */
public enum Duty {
    APPLICANT,
    INTAKE,
    REVIEW,
    /** 专项审计, by an outside firm: built on the review, and what is rechecked is built on it. */
    AUDIT,
    RECHECK,
    DECIDE,
    BUDGET,
    PAY,
    OBJECTION,
    EXPERT;

    /** Its name for messages to people. */
    public TextKey text() {
        return new TextKey("security.duty." + name());
    }
}
