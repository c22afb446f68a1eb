package org.keqiao.inbox;

import java.util.UUID;
import org.keqiao.casefile.CaseRef;
import org.keqiao.shared.Bilingual;

/**
 * Somebody was given a step of a case by a colleague or by the head of the office.
 *
 * @param id of this gift: one that is told twice is the same gift
 * @param task opaque
 * @param to sign-in name of who has it now
 * @param by name of who gave it
 */
public record StepGiven(UUID id, CaseRef of, String task, String to, Bilingual step, String by) {}
