package org.keqiao.subsidy;

import java.util.List;
import java.util.UUID;

/**
 * A review found red-letter invoices that it had not said before. Published in the transaction of the review.
 *
 * @param application number of the case that was reviewed
 * @param found ids of what is new
 */
public record RedLettersReviewed(String application, List<UUID> found) {}
