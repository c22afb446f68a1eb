package org.keqiao.security;

/** Which of a case's offices a role belongs to. */
public enum OfficeKind {
    STATION,
    COUNTY,
    CITY,
    /** An outside firm that the case was given to. */
    FIRM,
    /** No case work at all. */
    NONE
}
