package org.keqiao.inbox;

import org.keqiao.casefile.CaseRef;
import org.keqiao.shared.Bilingual;

/**
 * A step of a case, other than a correction, waits for its party.
 *
 * @param task opaque
 */
public record PartyStepWaiting(CaseRef of, String task, Bilingual step) {}
