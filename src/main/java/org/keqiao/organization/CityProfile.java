package org.keqiao.organization;

import java.util.List;
import org.keqiao.shared.Bilingual;
import org.springframework.lang.Nullable;

/**
 * What makes an installation one city's.
 *
 * @param code six digits, {@code 350500}
 * @param government 本级人民政府, which decides on reconsideration
 * @param bureaus oldest first
 * @param stations the city's own first
 * @param legalBases oldest first
 * @param publicityCountsFirstDay whether the first day of a public notice is one of the days for which it is shown
 * @param fundingExclusion what a decision to reclaim may propose beside the money; null where no document allows it
 */
public record CityProfile(
        String key,
        String code,
        Bilingual name,
        Bilingual government,
        List<Bureau> bureaus,
        List<CountyUnit> counties,
        List<Station> stations,
        List<LegalBasis> legalBases,
        boolean publicityCountsFirstDay,
        @Nullable FundingExclusion fundingExclusion) {}
