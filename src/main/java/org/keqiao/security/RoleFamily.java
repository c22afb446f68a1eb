package org.keqiao.security;

import java.util.EnumSet;
import java.util.Set;

/** Roles that may meet in one account. Administrators and designers have no rights on any case. */
public enum RoleFamily {
    /** No official role. */
    APPLICANT,
    CASE,
    DESIGN,
    /** 三员分立: an account holds at most one of the three. */
    ADMIN;

    private static final Set<Role> DESIGNING = EnumSet.of(Role.FLOW_DESIGNER, Role.FLOW_PUBLISHER);
    private static final Set<Role> ADMINISTERING = EnumSet.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR);

    public static RoleFamily of(Role role) {
        if (ADMINISTERING.contains(role)) {
            return ADMIN;
        }
        return DESIGNING.contains(role) ? DESIGN : CASE;
    }
}
