package org.keqiao.casefile.ui.extra;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseSummary;

/** Where the rows of a list stand, as the features know it. */
public final class CaseStandings {

    private CaseStandings() {}

    /** By id of the case; rows of which no feature knows more than the stage are left out. */
    public static Map<UUID, String> of(List<CaseExtra> extras, List<CaseSummary> rows, Locale locale) {
        Map<UUID, String> standings = new HashMap<>();
        extras.forEach(extra -> extra.standings(rows, locale).forEach(standings::putIfAbsent));
        return standings;
    }
}
