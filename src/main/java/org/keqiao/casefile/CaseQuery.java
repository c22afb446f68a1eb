package org.keqiao.casefile;

import org.springframework.lang.Nullable;

/**
 * What a list of cases is narrowed to; null means all.
 *
 * @param counter true for cases that were taken down at the counter only
 * @param q part of a case number, title or applicant's name
 */
public record CaseQuery(@Nullable String matter, @Nullable CaseStatus status, @Nullable String q, boolean counter) {

    public CaseQuery(@Nullable String matter, @Nullable CaseStatus status, @Nullable String q) {
        this(matter, status, q, false);
    }

    public static final CaseQuery ALL = new CaseQuery(null, null, null);
}
