package org.keqiao.casefile.event;

import java.util.UUID;
import org.keqiao.casefile.CaseRef;
import org.keqiao.shared.Bilingual;

/**
 * A letter that was issued without its seal has it now, or has another stamped copy.
 *
 * @param name what the letter is called
 * @param sha256 of the sealed bytes, lower-case hex
 */
public record LetterReady(CaseRef of, UUID letter, Bilingual name, String sha256) {}
