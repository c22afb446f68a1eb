package org.keqiao.security;

import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * Where a case belongs: which offices may work it.
 *
 * @param station code of the registration station, null for matters without one
 * @param county six-digit code of the applicant's verified county unit, null when unknown
 * @param city six-digit code of the city
 * @param firm the outside firm that the case was given to, null while it was given to none
 */
public record CaseScope(@Nullable String station, @Nullable String county, String city, @Nullable UUID firm) {

    /** What was given to no firm. */
    public CaseScope(@Nullable String station, @Nullable String county, String city) {
        this(station, county, city, null);
    }

    /**
     * The work group of a role on a case of this scope, for example {@code REGISTRAR@35050101}. A station role on a
     * case without a station belongs to the city's window.
     */
    public String group(Role role) {
        String office =
                switch (role.officeKind()) {
                    case STATION -> station != null ? station : city;
                    case COUNTY -> county != null ? county : city;
                    case CITY -> city;
                    case FIRM -> firm != null ? firm.toString() : "-";
                    case NONE -> "-";
                };
        return role.name() + "@" + office;
    }
}
