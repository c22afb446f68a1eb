package org.keqiao.security;

import org.springframework.lang.Nullable;

/**
 * What an account starts with.
 *
 * @param mustChangePassword true for a password that somebody else chose
 * @param cityWindow whether the person also staffs the city's window
 * @param locale language tag, null for the default
 */
public record NewAccount(
        String username,
        String displayName,
        @Nullable String email,
        @Nullable String mobile,
        @Nullable String station,
        @Nullable String county,
        boolean cityWindow,
        @Nullable String locale,
        boolean mustChangePassword) {

    /** Of somebody who registers. */
    public static NewAccount ofApplicant(
            String username, String displayName, @Nullable String email, @Nullable String mobile) {
        return new NewAccount(username, displayName, email, mobile, null, null, false, null, false);
    }
}
