package org.keqiao.organization;

import java.util.UUID;

/** A wrong owner was replaced; its people may do nothing any more. */
public record OrganisationDisplaced(UUID wrong, UUID right) {}
