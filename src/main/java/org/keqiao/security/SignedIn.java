package org.keqiao.security;

import java.util.UUID;

/**
 * The principal of a sign-in by password or token.
 *
 * @param name sign-in name
 */
public record SignedIn(UUID accountId, String name, int stamp, boolean secondFactorPending)
        implements AccountPrincipal {

    @Override
    public String getName() {
        return name;
    }
}
