package org.keqiao.security;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who leads the people of an office: the station's head its clerks, registrars and reviewers, and the bureau's deputy
 * director everybody, the heads included; only whoever examines objections has no head, since they may be about what the
 * head decided.
 */
public final class OfficeHeads {

    private OfficeHeads() {}

    /** Whether somebody leads those who do a role's steps on a case. */
    public static boolean leads(Actor actor, CaseScope scope, Role role) {
        if (role == Role.OBJECTION_OFFICER) {
            return false;
        }
        boolean head = role.officeKind() == OfficeKind.STATION
                && scope.station() != null
                && actor.groups().contains(scope.group(Role.STATION_HEAD));
        return head || actor.groups().contains(scope.group(Role.DEPUTY_DIRECTOR));
    }

    /** Work groups of the actor's own office that they lead; empty for everybody else. */
    public static Set<String> groups(Actor actor) {
        Set<String> led = new TreeSet<>();
        for (String group : actor.groups()) {
            String office = group.substring(group.indexOf('@') + 1);
            if (group.startsWith(Role.STATION_HEAD + "@")) {
                roles(OfficeKind.STATION).forEach(role -> led.add(role + "@" + office));
            } else if (group.startsWith(Role.DEPUTY_DIRECTOR + "@")) {
                // A case without a station belongs to the city's window.
                roles(OfficeKind.STATION, OfficeKind.CITY).forEach(role -> led.add(role + "@" + office));
            }
        }
        return led;
    }

    private static Set<Role> roles(OfficeKind... kinds) {
        Set<OfficeKind> wanted = Set.of(kinds);
        Set<Role> roles = new TreeSet<>();
        Arrays.stream(Role.values())
                .filter(role ->
                        wanted.contains(role.officeKind()) && role.duty().isPresent() && role != Role.OBJECTION_OFFICER)
                .forEach(roles::add);
        return roles;
    }
}
