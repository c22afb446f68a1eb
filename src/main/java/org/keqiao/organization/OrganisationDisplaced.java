package org.keqiao.organization;

import java.util.List;
import java.util.UUID;

/**
 * A wrong owner was replaced, and what is not decided yet is the right one's. Published within the
 * transaction of the displacement.
 *
 * @param people accounts of the wrong owner's members, whose rights have ended
 */
public record OrganisationDisplaced(UUID wrong, UUID right, List<UUID> people) {}
