package org.keqiao.inbox;

import org.keqiao.casefile.CaseRef;
import org.keqiao.shared.Bilingual;

/**
 * A step of a case waits for a work group.
 *
 * @param task opaque
 * @param group {@code REGISTRAR@35050101}
 */
public record StepWaiting(CaseRef of, String task, String group, Bilingual step) {}
