package org.keqiao.security;

import org.springframework.lang.Nullable;

/**
 * Where a case belongs: which offices may work it.
 *
 * @param station code of the registration station, null for matters without one
 * @param county six-digit code of the applicant's verified county unit, null when unknown
 * @param city six-digit code of the city
 */
public record CaseScope(@Nullable String station, @Nullable String county, String city) {

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
                    case NONE -> "-";
                };
        return role.name() + "@" + office;
    }
}
