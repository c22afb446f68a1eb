package org.keqiao.organization;

import org.keqiao.shared.Bilingual;
import org.springframework.lang.Nullable;

/**
 * 区划单元: a county, district or county-level city, or a functional zone that reports like one.
 *
 * @param code six digits; a functional zone's may be local
 * @param zone true for a functional zone 功能区, which has no people's government of its own
 * @param reporting false where nobody applies and nothing is counted
 * @param department its science department, by the name on its letters; null while the profile does not name it
 * @param documentPrefix how the department's document numbers begin, {@code 晋科}; null while the profile does not say
 */
public record CountyUnit(
        String code,
        Bilingual name,
        boolean zone,
        Boolean reporting,
        @Nullable Bilingual department,
        @Nullable String documentPrefix) {

    /** A profile names {@code reporting} only where it is false. */
    public CountyUnit {
        reporting = reporting == null || reporting;
    }
}
