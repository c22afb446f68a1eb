package org.keqiao.organization;

import java.util.UUID;

/**
 * An officer finds that somebody else owns an organisation; a second person has to confirm it.
 *
 * @param proposedBy the account that may not confirm it
 */
public record DisplacementProposed(UUID proposal, UUID claimant, UUID proposedBy) {}
