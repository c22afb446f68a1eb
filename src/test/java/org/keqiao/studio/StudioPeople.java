package org.keqiao.studio;

import java.util.Set;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;

/** Designers and publishers whom no table knows, for tests of services. */
public final class StudioPeople {

    private StudioPeople() {}

    public static Actor designer(String username, String name) {
        return with(username, name, Role.FLOW_DESIGNER);
    }

    public static Actor publisher(String username, String name) {
        return with(username, name, Role.FLOW_PUBLISHER);
    }

    private static Actor with(String username, String name, Role role) {
        return new Actor(UUID.randomUUID(), username, name, Set.of(role), Set.of(), null, null, Set.of());
    }
}
