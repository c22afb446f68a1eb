package org.keqiao.security;

import java.util.Set;
import java.util.UUID;
import org.springframework.lang.Nullable;

/** An account with what only this module may see. */
record Account(
        UUID id,
        String username,
        String displayName,
        @Nullable String email,
        @Nullable String mobile,
        @Nullable String passwordHash,
        boolean mustChangePassword,
        boolean enabled,
        @Nullable String station,
        @Nullable String county,
        boolean cityWindow,
        @Nullable String locale,
        int stamp,
        @Nullable String totpSecret,
        boolean totpConfirmed,
        Set<Role> roles) {

    AccountView view() {
        return new AccountView(
                id,
                username,
                displayName,
                email,
                mobile,
                enabled,
                roles,
                station,
                county,
                cityWindow,
                locale,
                totpConfirmed);
    }
}
