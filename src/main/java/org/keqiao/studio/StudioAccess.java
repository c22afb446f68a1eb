package org.keqiao.studio;

import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;

/** Designers change, publishers approve, both read; neither has a right on any case by it. */
public final class StudioAccess {

    private StudioAccess() {}

    /** Whoever is neither designer nor publisher is refused. */
    public static void read(Actor actor) {
        if (!actor.has(Role.FLOW_DESIGNER) && !actor.has(Role.FLOW_PUBLISHER)) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
    }

    /** Whoever is no designer is refused. */
    public static void change(Actor actor) {
        require(actor, Role.FLOW_DESIGNER);
    }

    public static void approve(Actor actor) {
        require(actor, Role.FLOW_PUBLISHER);
    }

    private static void require(Actor actor, Role role) {
        if (!actor.has(role)) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
    }
}
