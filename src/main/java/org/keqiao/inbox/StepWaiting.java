package org.keqiao.inbox;

import java.util.Set;
import org.keqiao.casefile.CaseRef;
import org.keqiao.shared.Bilingual;

/**
 * A step of a case waits for work groups.
 *
 * @param task opaque
 * @param groups {@code REGISTRAR@35050101}; those of its seats where it has some
 */
public record StepWaiting(CaseRef of, String task, Set<String> groups, Bilingual step) {}
