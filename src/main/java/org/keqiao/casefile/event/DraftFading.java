package org.keqiao.casefile.event;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A draft that nobody touched for long will be removed.
 *
 * @param organisation for whom it was begun
 * @param on the first day on which it may be gone
 */
public record DraftFading(UUID caseId, UUID organisation, String title, LocalDate on) {}
