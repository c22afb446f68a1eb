package org.keqiao.subsidy.payment;

import java.util.EnumSet;
import java.util.Set;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** Who sees which purse's payments, and who reports what the bank did. */
final class PaymentAccess {

    private static final Set<Role> CITY =
            EnumSet.of(Role.TREASURY, Role.FINANCE_OFFICER, Role.FINANCE_BUREAU, Role.DISCIPLINE);
    private static final Set<Role> COUNTY = EnumSet.of(Role.COUNTY_FINANCE, Role.COUNTY_HEAD);

    private PaymentAccess() {}

    static boolean reads(Actor actor) {
        return CITY.stream().anyMatch(actor::has) || ofCounty(actor);
    }

    /** True for those who enter the bank's answers. */
    static boolean reports(Actor actor) {
        return actor.has(Role.TREASURY) || actor.has(Role.COUNTY_FINANCE) && actor.county() != null;
    }

    /**
     * Whose payments the person looks at: null for the city's.
     *
     * @throws Refusal forbidden for whoever has nothing to do with payments
     */
    @Nullable
    static String purse(Actor actor) {
        if (CITY.stream().anyMatch(actor::has)) {
            return null;
        }
        if (!ofCounty(actor)) {
            throw Refusal.forbidden("NOT_YOUR_PURSE");
        }
        return actor.county();
    }

    private static boolean ofCounty(Actor actor) {
        return actor.county() != null && COUNTY.stream().anyMatch(actor::has);
    }
}
