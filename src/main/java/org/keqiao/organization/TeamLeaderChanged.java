package org.keqiao.organization;

import java.util.UUID;

/**
 * Somebody else leads a team; published in the same transaction.
 *
 * @param team its name
 * @param leader who leads it from now on
 */
public record TeamLeaderChanged(UUID organisation, String team, String leader) {}
