package org.keqiao.security;

import java.time.Instant;
import org.springframework.lang.Nullable;

/**
 * A link to set a new password is to be sent.
 *
 * @param locale language tag the person chose, null without a choice
 * @param sealedToken sealed by {@code SecretBox} for {@link PasswordResets#TOKEN_PURPOSE}; opened, it is the end of the
 *     path {@code /reset-password/<token>}
 * @param expiresAt real time; of no use afterwards
 */
public record PasswordResetAsked(
        String username,
        String displayName,
        String email,
        @Nullable String locale,
        String sealedToken,
        Instant expiresAt) {}
