package org.keqiao.security;

import java.time.Instant;
import org.springframework.lang.Nullable;

/**
 * An administrator wrote another e-mail address for an account.
 *
 * @param before the former address, which is to be told
 * @param locale the person's language, null for the default
 */
public record EmailChanged(String username, String displayName, String before, @Nullable String locale, Instant at) {}
