package org.keqiao.organization;

import java.util.UUID;

/** Somebody now speaks for an organisation; it may submit once its county is known. */
public record OrganisationVerified(UUID organisation) {}
