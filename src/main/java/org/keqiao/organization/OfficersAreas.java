package org.keqiao.organization;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Whose organisations an officer meets: those of the counties whose cases the office works; city roles those of the city. */
@Component
class OfficersAreas {

    /** Who reads an office's cases meets its organisations; a county's finance meets those it pays. */
    private static final Set<Role> READERS = withCaseReaders(Role.COUNTY_FINANCE);

    private static final Set<Role> CHECKERS =
            EnumSet.of(Role.INTAKE_CLERK, Role.REGISTRAR, Role.PROGRAM_OFFICER, Role.COUNTY_DEPT);

    private final CityProfiles cities;

    OfficersAreas(CityProfiles cities) {
        this.cities = cities;
    }

    private static Set<Role> withCaseReaders(Role more) {
        Set<Role> roles = EnumSet.of(more);
        roles.addAll(Role.caseReaders());
        return roles;
    }

    /**
     * @param wholeCity true when the counties do not matter
     * @param counties six-digit codes
     */
    record Area(boolean wholeCity, Set<String> counties) {

        boolean covers(@Nullable String county) {
            return wholeCity || (county != null && counties.contains(county));
        }
    }

    static boolean isChecker(Actor actor) {
        return actor.roles().stream().anyMatch(CHECKERS::contains);
    }

    /** Where the person may look. */
    Area reading(Actor actor) {
        return area(actor, READERS);
    }

    /** Where the person may check papers. */
    Area checking(Actor actor) {
        return area(actor, CHECKERS);
    }

    private Area area(Actor actor, Set<Role> roles) {
        boolean wholeCity = false;
        Set<String> counties = new LinkedHashSet<>();
        for (String group : actor.groups()) {
            int at = group.indexOf('@');
            if (roles.stream().noneMatch(role -> actor.has(role) && group.startsWith(role.name() + "@"))) {
                continue;
            }
            String office = group.substring(at + 1);
            // The city's window takes what belongs to no station, from anywhere in the city.
            wholeCity |= office.equals(cities.current().code());
            cities.stationByCode(office).ifPresent(station -> counties.addAll(station.counties()));
            cities.county(office).ifPresent(county -> counties.add(county.code()));
        }
        return new Area(wholeCity, counties);
    }
}
