package org.keqiao.inbox;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.CaseRef;

/**
 * Somebody, or the product, asked that a person stand back from a case.
 *
 * @param person name of whom it is about
 * @param groups work groups of those who decide
 * @param dueOn last day for the decision
 */
public record RecusalAsked(UUID id, CaseRef of, String person, Set<String> groups, LocalDate dueOn) {}
