package org.keqiao.organization;

import org.keqiao.shared.Bilingual;

/**
 * 区划单元: a county, district or county-level city, or a functional zone that reports like one.
 *
 * @param code six digits; a functional zone's may be local
 * @param zone true for a functional zone 功能区
 * @param reporting false where nobody applies and nothing is counted
 */
public record CountyUnit(String code, Bilingual name, boolean zone, Boolean reporting) {

    /** A profile names {@code reporting} only where it is false. */
    public CountyUnit {
        reporting = reporting == null || reporting;
    }
}
