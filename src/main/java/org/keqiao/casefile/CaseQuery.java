package org.keqiao.casefile;

import org.springframework.lang.Nullable;

/**
 * What a list of cases is narrowed to; null means all.
 *
 * @param q part of a case number, title or applicant's name
 */
public record CaseQuery(@Nullable String matter, @Nullable CaseStatus status, @Nullable String q) {

    public static final CaseQuery ALL = new CaseQuery(null, null, null);
}
