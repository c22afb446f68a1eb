package org.keqiao.casefile.event;

import java.util.UUID;
import org.keqiao.casefile.CaseRef;

/**
 * A letter's text and number are fixed; it can be read.
 *
 * @param sealed false while its seal is still to come: {@link LetterReady} follows then
 * @param forParties false for a letter to another authority
 */
public record LetterIssued(CaseRef of, UUID letter, String kind, boolean sealed, boolean forParties) {}
