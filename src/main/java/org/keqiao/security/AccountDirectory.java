package org.keqiao.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who is who; for other modules, so without a check of who asks. */
public interface AccountDirectory {

    Optional<AccountView> find(UUID account);

    /** By sign-in name, in any case. */
    Optional<AccountView> named(String username);

    /** Display names for lists; unknown ids are left out. */
    Map<UUID, String> names(Collection<UUID> accounts);

    /** Enabled accounts of a work group, {@code REGISTRAR@35050101} or {@code PERSON@<account>}; by name. */
    List<AccountView> inGroup(String group);

    /** Enabled accounts that have a role in any office; by name. */
    List<AccountView> inRole(Role role);

    /** Enabled accounts that have any role of the city's; by name. */
    List<AccountView> ofCity();

    /** Who holds a role where: work group to the enabled accounts of it; groups without anybody are left out. */
    Map<String, Set<UUID>> staff(Role role);

    /**
     * The account as somebody who acts, with roles and memberships of now.
     *
     * @throws org.keqiao.shared.Refusal NOT_FOUND when there is none
     */
    Actor actor(UUID account);

    /** Like {@link #actor}, by sign-in name. */
    Actor actorNamed(String username);

    /** To be called after a change of what makes an actor (a membership), so that it is seen at once on this node. */
    void changed(UUID account);
}
