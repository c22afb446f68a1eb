package org.keqiao.register;

import org.springframework.lang.Nullable;

/**
 * What to list; every part may be missing.
 *
 * @param year in which the certificate was issued
 * @param station code of a station
 * @param category code of a contract category
 * @param q part of the number, the case's number, the title or a party's name
 */
public record RegisterQuery(
        @Nullable Integer year,
        @Nullable String station,
        @Nullable String category,
        @Nullable Certificate.State state,
        @Nullable String q) {

    public static final RegisterQuery ALL = new RegisterQuery(null, null, null, null, null);

    public boolean isNarrowed() {
        return !equals(ALL);
    }
}
