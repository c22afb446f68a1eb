package org.keqiao.subsidy;

import org.springframework.lang.Nullable;

/**
 * What the review found of a person that is claimed for.
 *
 * @param brokerNumber as claimed
 * @param reason why it does not count; null where it does
 */
record ReviewedHire(String brokerNumber, boolean accepted, @Nullable String reason) {}
