package org.keqiao.organization;

import java.util.UUID;

/**
 * The papers of an organisation do not do.
 *
 * @param reason for its people to read
 */
public record OrganisationObjected(UUID organisation, String reason) {}
