package org.keqiao.security;

import java.time.Instant;
import java.util.UUID;

/** Somebody set a new password by a link; the account's owner should hear of it, in case it was somebody else. */
public record PasswordWasReset(UUID account, Instant at) {}
