package org.keqiao.security;

/** What a person does on a case, in the sense of the separation of duty. The order is the order of evidence. */
public enum Duty {
    APPLICANT,
    INTAKE,
    REVIEW,
    RECHECK,
    DECIDE,
    BUDGET,
    PAY,
    OBJECTION,
    EXPERT
}
