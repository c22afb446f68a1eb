package org.keqiao.funding;

import java.util.EnumSet;
import java.util.Set;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Who sees which purse: the city's people all of them, a county's people their own; each is kept by its own finance. */
@Component
class BudgetAccess {

    private static final Set<Role> CITY_READERS = EnumSet.of(
            Role.PROGRAM_OFFICER,
            Role.RECHECKER,
            Role.FINANCE_OFFICER,
            Role.DEPUTY_DIRECTOR,
            Role.MEETING_SECRETARY,
            Role.DISCIPLINE,
            Role.FINANCE_BUREAU,
            Role.AUDITOR);
    private static final Set<Role> COUNTY_READERS = EnumSet.of(Role.COUNTY_DEPT, Role.COUNTY_HEAD, Role.COUNTY_FINANCE);

    /** @param county the only county whose lines are seen, null without one */
    record Scope(boolean all, @Nullable String county) {

        boolean sees(@Nullable String of) {
            return all || (county != null && county.equals(of));
        }
    }

    boolean reads(Actor actor) {
        Scope scope = scope(actor);
        return scope.all() || scope.county() != null;
    }

    Scope scope(Actor actor) {
        boolean all = CITY_READERS.stream().anyMatch(actor::has);
        boolean own = COUNTY_READERS.stream().anyMatch(actor::has);
        return new Scope(all, own ? actor.county() : null);
    }

    boolean keepsAny(Actor actor) {
        return actor.has(Role.FINANCE_OFFICER) || (actor.has(Role.COUNTY_FINANCE) && actor.county() != null);
    }

    /** @param county null for the city's purse */
    boolean keeps(Actor actor, @Nullable String county) {
        return county == null
                ? actor.has(Role.FINANCE_OFFICER)
                : actor.has(Role.COUNTY_FINANCE) && county.equals(actor.county());
    }

    /** @throws Refusal FORBIDDEN NOT_YOUR_PURSE */
    void requireKeeper(Actor actor, @Nullable String county) {
        if (!keeps(actor, county)) {
            throw Refusal.forbidden("NOT_YOUR_PURSE");
        }
    }
}
