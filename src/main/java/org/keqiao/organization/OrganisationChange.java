package org.keqiao.organization;

import java.time.Instant;
import org.springframework.lang.Nullable;

/**
 * A line of an organisation's ledger.
 *
 * @param kind its text is {@code organization.change.<kind>}
 * @param actor name of who did it
 * @param detail what in particular, null when the kind says it all
 */
public record OrganisationChange(Instant at, String kind, String actor, @Nullable String detail) {}
