package org.keqiao.subsidy.clawback;

import java.util.EnumSet;
import java.util.Set;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** Who sees what is owed: the city's people all of it, a county's people what is theirs; each purse's finance keeps it. */
final class RecoveryAccess {

    private static final Set<Role> CITY = EnumSet.of(
            Role.FINANCE_OFFICER,
            Role.PROGRAM_OFFICER,
            Role.DEPUTY_DIRECTOR,
            Role.FINANCE_BUREAU,
            Role.TREASURY,
            Role.DISCIPLINE,
            Role.AUDITOR);
    private static final Set<Role> COUNTY = EnumSet.of(Role.COUNTY_FINANCE, Role.COUNTY_HEAD);

    private RecoveryAccess() {}

    static boolean readsAll(Actor actor) {
        return CITY.stream().anyMatch(actor::has);
    }

    static boolean reads(Actor actor) {
        return readsAll(actor) || actor.county() != null && COUNTY.stream().anyMatch(actor::has);
    }

    /** @throws Refusal FORBIDDEN NOT_YOUR_PURSE */
    static void requireReader(Actor actor) {
        if (!reads(actor)) {
            throw Refusal.forbidden("NOT_YOUR_PURSE");
        }
    }

    /** @param county null for the city's purse */
    static boolean keeps(Actor actor, @Nullable String county) {
        return county == null
                ? actor.has(Role.FINANCE_OFFICER)
                : actor.has(Role.COUNTY_FINANCE) && county.equals(actor.county());
    }
}
