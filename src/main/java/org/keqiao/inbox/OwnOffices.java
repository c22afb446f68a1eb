package org.keqiao.inbox;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;

/** The offices that somebody works in, as their work groups name them. */
final class OwnOffices {

    private static final Set<String> ROLES =
            Arrays.stream(Role.values()).map(Role::name).collect(Collectors.toUnmodifiableSet());

    /** What groups say of roles that belong to no office. */
    private static final String NONE = "-";

    private OwnOffices() {}

    /** Codes of stations, county departments and the city; never empty in SQL: a code that nothing has stands for none. */
    static Set<String> of(Actor actor) {
        Set<String> offices = new TreeSet<>();
        for (String group : actor.groups()) {
            int at = group.indexOf('@');
            if (at > 0 && ROLES.contains(group.substring(0, at))) {
                offices.add(group.substring(at + 1));
            }
        }
        offices.remove(NONE);
        return offices.isEmpty() ? Set.of(NONE) : offices;
    }

    /** With whom somebody shares: the station, else the county department, else the city's office. */
    static Optional<String> main(Actor actor) {
        Set<String> offices = of(actor);
        if (actor.station() != null && offices.contains(actor.station())) {
            return Optional.of(actor.station());
        }
        if (actor.county() != null && offices.contains(actor.county())) {
            return Optional.of(actor.county());
        }
        return offices.stream().filter(code -> !code.equals(NONE)).findFirst();
    }
}
