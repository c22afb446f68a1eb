package org.keqiao.inbox;

import java.util.UUID;
import org.keqiao.casefile.CaseRef;
import org.keqiao.shared.Bilingual;

/**
 * The other seats of a step came to an outcome while somebody still had one: what they had begun is not asked for any more.
 *
 * @param id of this end: one that is told twice is the same
 * @param to sign-in name of who had the seat
 */
public record SeatUnneeded(UUID id, CaseRef of, String to, Bilingual step) {}
