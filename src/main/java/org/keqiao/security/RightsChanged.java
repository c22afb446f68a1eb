package org.keqiao.security;

import java.util.UUID;

/**
 * Somebody may do less than before, or elsewhere: disabled, another office, a role or a membership gone. Published within
 * the transaction of the change.
 */
public record RightsChanged(UUID account) {}
