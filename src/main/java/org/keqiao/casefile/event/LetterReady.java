package org.keqiao.casefile.event;

import java.util.UUID;
import org.keqiao.casefile.CaseRef;
import org.keqiao.shared.Bilingual;

/**
 * A letter that was issued without its seal has it now.
 *
 * @param name what the letter is called
 */
public record LetterReady(CaseRef of, UUID letter, Bilingual name) {}
