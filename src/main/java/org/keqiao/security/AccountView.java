package org.keqiao.security;

import java.util.Set;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * An account as others may see it.
 *
 * @param username sign-in name, lower case
 * @param station code of the station where the person works, null without one
 * @param county code of the county department where the person works, null without one
 * @param cityWindow whether the person also staffs the city's window
 * @param locale preferred language tag, null for the default
 * @param secondFactor whether a second factor is enrolled
 */
public record AccountView(
        UUID id,
        String username,
        String displayName,
        @Nullable String email,
        @Nullable String mobile,
        boolean enabled,
        Set<Role> roles,
        @Nullable String station,
        @Nullable String county,
        boolean cityWindow,
        @Nullable String locale,
        boolean secondFactor) {

    public AccountView {
        roles = Set.copyOf(roles);
    }
}
