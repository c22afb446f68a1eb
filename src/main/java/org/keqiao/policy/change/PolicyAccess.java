package org.keqiao.policy.change;

import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;

/** Designers change, publishers approve, both read. */
final class PolicyAccess {

    private PolicyAccess() {}

    static void read(Actor actor) {
        if (!actor.has(Role.FLOW_DESIGNER) && !actor.has(Role.FLOW_PUBLISHER)) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
    }

    static void change(Actor actor) {
        require(actor, Role.FLOW_DESIGNER);
    }

    static void approve(Actor actor) {
        require(actor, Role.FLOW_PUBLISHER);
    }

    private static void require(Actor actor, Role role) {
        if (!actor.has(role)) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
    }
}
