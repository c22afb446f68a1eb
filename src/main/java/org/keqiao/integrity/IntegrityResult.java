package org.keqiao.integrity;

/** What a record, or all of them together, mean for public money. Names are stored; the last one wins. */
public enum IntegrityResult {
    PASS,
    /** Officers look at it. */
    WARN,
    /** Nothing is granted and nothing paid. */
    BLOCK
}
