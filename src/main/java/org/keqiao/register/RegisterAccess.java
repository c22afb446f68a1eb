package org.keqiao.register;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.keqiao.security.Actor;
import org.keqiao.security.CaseScope;
import org.keqiao.security.OfficeKind;
import org.keqiao.security.Role;
import org.springframework.stereotype.Component;

/** Who sees which certificates: a station its own, a county its sellers', the city all. Applicants see theirs in the case. */
@Component
class RegisterAccess {

    /** Who reads an office's cases reads its certificates; the tax bureau reads certificates alone. */
    private static final Set<Role> READERS = withCaseReaders(Role.TAX_VIEWER);

    /** Those that hand certificates out. */
    private static final Set<Role> KEEPERS =
            EnumSet.of(Role.INTAKE_CLERK, Role.REGISTRAR, Role.STATION_REVIEWER, Role.STATION_HEAD);

    /** Condition on {@code certificate}, with its parameters. */
    record Predicate(String sql, Map<String, Object> parameters) {}

    private static Set<Role> withCaseReaders(Role more) {
        Set<Role> roles = EnumSet.of(more);
        roles.addAll(Role.caseReaders());
        return roles;
    }

    boolean reads(Actor actor) {
        return READERS.stream().anyMatch(actor::has);
    }

    boolean reads(Actor actor, Certificate certificate) {
        return holds(actor, certificate, READERS);
    }

    boolean keeps(Actor actor, Certificate certificate) {
        return holds(actor, certificate, KEEPERS);
    }

    Predicate predicate(Actor actor) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        Set<String> conditions = new HashSet<>();
        for (Role role : READERS) {
            Set<String> offices = offices(actor, role);
            if (offices.isEmpty()) {
                continue;
            }
            String name = "of" + role.officeKind();
            conditions.add(column(role.officeKind()) + " in (:" + name + ")");
            @SuppressWarnings("unchecked")
            Set<String> all = (Set<String>) parameters.computeIfAbsent(name, key -> new HashSet<String>());
            all.addAll(offices);
        }
        return conditions.isEmpty()
                ? new Predicate("false", Map.of())
                : new Predicate("(" + String.join(" or ", conditions) + ")", parameters);
    }

    private static boolean holds(Actor actor, Certificate certificate, Set<Role> roles) {
        CaseScope scope = scope(certificate);
        return roles.stream().filter(actor::has).anyMatch(role -> actor.groups().contains(scope.group(role)));
    }

    /** The offices that a certificate belongs to. */
    static CaseScope scope(Certificate certificate) {
        return new CaseScope(certificate.station(), certificate.county(), certificate.city());
    }

    private static String column(OfficeKind kind) {
        return switch (kind) {
            case STATION -> "coalesce(station, city)";
            case COUNTY -> "coalesce(county, city)";
            case CITY -> "city";
            case FIRM, NONE -> throw new IllegalStateException("no office, no register");
        };
    }

    private static Set<String> offices(Actor actor, Role role) {
        Set<String> offices = new HashSet<>();
        String prefix = role.name() + "@";
        actor.groups().stream()
                .filter(group -> actor.has(role) && group.startsWith(prefix))
                .forEach(group -> offices.add(group.substring(prefix.length())));
        return offices;
    }
}
