package org.keqiao.intermediary;

import org.springframework.lang.Nullable;

/**
 * Which entries are looked for; null means all.
 *
 * @param county code of the county unit
 * @param q part of the name or the number
 * @param mine true for the entries of organisations that the reader acts for
 */
public record IntermediaryQuery(
        @Nullable IntermediaryKind kind,
        @Nullable Intermediary.State state,
        @Nullable String county,
        @Nullable String q,
        boolean mine) {

    public static final IntermediaryQuery ALL = new IntermediaryQuery(null, null, null, null, false);

    public boolean isNarrowed() {
        return !equals(ALL);
    }
}
