package org.keqiao.statistics;

import java.util.EnumSet;
import java.util.Set;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The city's people see all counties, a county's people their own; programme officers close, adjust and set targets. */
@Component
class StatisticsAccess {

    private static final Set<Role> CITY_READERS = EnumSet.of(
            Role.PROGRAM_OFFICER,
            Role.RECHECKER,
            Role.FINANCE_OFFICER,
            Role.DEPUTY_DIRECTOR,
            Role.MEETING_SECRETARY,
            Role.DISCIPLINE,
            Role.AUDITOR);
    private static final Set<Role> COUNTY_READERS = EnumSet.of(Role.COUNTY_DEPT, Role.COUNTY_HEAD);

    /** @param county the only one that is seen, null for all */
    record Scope(@Nullable String county) {}

    boolean reads(Actor actor) {
        return readsCity(actor) || (COUNTY_READERS.stream().anyMatch(actor::has) && actor.county() != null);
    }

    /** @throws Refusal FORBIDDEN NOT_YOUR_STATISTICS */
    Scope scope(Actor actor) {
        if (!reads(actor)) {
            throw Refusal.forbidden("NOT_YOUR_STATISTICS");
        }
        return new Scope(readsCity(actor) ? null : actor.county());
    }

    boolean keeps(Actor actor) {
        return actor.has(Role.PROGRAM_OFFICER);
    }

    /** @throws Refusal FORBIDDEN NOT_YOUR_STATISTICS */
    void requireKeeper(Actor actor) {
        if (!keeps(actor)) {
            throw Refusal.forbidden("NOT_YOUR_STATISTICS");
        }
    }

    private static boolean readsCity(Actor actor) {
        return CITY_READERS.stream().anyMatch(actor::has);
    }
}
