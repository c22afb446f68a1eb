package org.keqiao.funding.ui;

import java.util.Locale;
import org.keqiao.funding.BudgetLine;
import org.keqiao.organization.CityProfiles;

/** How lines are called on the pages. */
final class BudgetNames {

    private BudgetNames() {}

    /** The purse: the city's name or the county's. */
    static String purse(BudgetLine line, CityProfiles cities, Locale locale) {
        return line.county() == null ? cities.current().name().in(locale) : cities.officeName(line.county(), locale);
    }
}
