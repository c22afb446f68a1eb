package org.keqiao.process;

import java.util.Set;
import org.keqiao.security.Role;

/** Who of the office works in a flow. */
public interface FlowRoles {

    /**
     * Roles that have a step or a seat in the flow.
     *
     * @param published a bundle that has passed the check
     */
    Set<Role> of(Bundle published);
}
