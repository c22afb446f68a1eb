package org.keqiao.security;

import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * A real-name identity provider says that a person acts for an organisation; published at each such sign-in.
 *
 * @param provider the provider's issuer
 * @param uscc the credit code, not checked yet
 * @param county code of the county unit, null when the provider does not know it
 */
public record IdentityVouched(UUID account, String provider, String uscc, @Nullable String county) {}
