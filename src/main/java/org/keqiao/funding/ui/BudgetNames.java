package org.keqiao.funding.ui;

import java.util.Locale;
import org.keqiao.funding.BudgetLine;
import org.keqiao.organization.CityProfiles;
import org.keqiao.policy.PolicyGroups;
import org.keqiao.policy.PolicyItem;
import org.springframework.lang.Nullable;

/** How lines are called on the pages. */
final class BudgetNames {

    private BudgetNames() {}

    /** What the line is for, by the titles of its policy items. */
    static String group(BudgetLine line, PolicyGroups.Names groups) {
        return groups.of(line.policyGroup(), purse(line.county()));
    }

    /** @param county null for the city's */
    static PolicyItem.Share purse(@Nullable String county) {
        return county == null ? PolicyItem.Share.CITY : PolicyItem.Share.COUNTY;
    }

    /** The purse: the city's name or the county's. */
    static String purse(BudgetLine line, CityProfiles cities, Locale locale) {
        return line.county() == null ? cities.current().name().in(locale) : cities.officeName(line.county(), locale);
    }
}
