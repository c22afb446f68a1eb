package org.keqiao.inbox.recusal;

import java.util.Set;
import java.util.UUID;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.security.CaseScope;
import org.keqiao.security.Role;
import org.springframework.stereotype.Component;

/**
 * Who decides on a recusal (公务员法 77: 机关决定): the deputy director, for a county's people their head too. About a deputy
 * director another one decides, or the secretary enters what the bureau's leading group (党组会) decided. In a confidential
 * case the discipline office does, since nobody else may know it.
 */
@Component
class RecusalOffice {

    private final AccountDirectory accounts;

    RecusalOffice(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    /** The same stands in {@link RecusalRows#of(Actor, String, int)}, for whole lists. */
    boolean decides(Actor actor, UUID person, CaseScope scope, boolean confidential) {
        if (person.equals(actor.accountId())) {
            return false;
        }
        if (confidential) {
            return in(actor, scope, Role.DISCIPLINE);
        }
        // The leading group decides about anybody, by its minutes: a deputy may have to stand back as well.
        if (in(actor, scope, Role.DEPUTY_DIRECTOR) || in(actor, scope, Role.MEETING_SECRETARY)) {
            return true;
        }
        Set<Role> roles = accounts.actor(person).roles();
        return (roles.contains(Role.COUNTY_DEPT) || roles.contains(Role.COUNTY_FINANCE))
                && scope.county() != null
                && in(actor, scope, Role.COUNTY_HEAD);
    }

    /** Work groups of those who decide about this person. */
    Set<String> groups(UUID person, CaseScope scope, boolean confidential) {
        if (confidential) {
            return Set.of(scope.group(Role.DISCIPLINE));
        }
        Set<Role> roles = accounts.actor(person).roles();
        return roles.contains(Role.DEPUTY_DIRECTOR)
                ? Set.of(scope.group(Role.DEPUTY_DIRECTOR), scope.group(Role.MEETING_SECRETARY))
                : Set.of(scope.group(Role.DEPUTY_DIRECTOR));
    }

    /** Whether what this person decides is a meeting's decision, whose minutes are named. */
    boolean entersMinutes(Actor actor, CaseScope scope) {
        return !in(actor, scope, Role.DEPUTY_DIRECTOR) && in(actor, scope, Role.MEETING_SECRETARY);
    }

    private static boolean in(Actor actor, CaseScope scope, Role role) {
        return actor.groups().contains(scope.group(role));
    }

    /** Whether somebody may find anything to decide at all. */
    static boolean isOne(Actor actor) {
        return actor.has(Role.DEPUTY_DIRECTOR)
                || actor.has(Role.COUNTY_HEAD)
                || actor.has(Role.MEETING_SECRETARY)
                || actor.has(Role.DISCIPLINE);
    }
}
