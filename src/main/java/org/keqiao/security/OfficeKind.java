package org.keqiao.security;

/** Which of a case's offices a role belongs to. */
public enum OfficeKind {
    STATION,
    COUNTY,
    CITY,
    /** No case work at all. */
    NONE
}
