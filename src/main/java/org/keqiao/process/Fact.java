package org.keqiao.process;

import org.keqiao.security.Duty;

/**
 * A typed answer key of a matter that code reads.
 *
 * @param key field name of the domain, nested with dots, lists with {@code []}
 * @param writer the one duty that may write it; APPLICANT for the application
 * @param mandatory true when an application is not complete without it
 */
public record Fact(String key, Type type, Duty writer, boolean mandatory) {

    public enum Type {
        TEXT,
        NUMBER,
        MONEY,
        DATE,
        BOOLEAN,
        CODE,
        LIST
    }
}
