package org.keqiao.inbox;

import java.util.UUID;
import org.keqiao.casefile.CaseRef;
import org.keqiao.shared.Bilingual;

/**
 * A step that somebody had was given to another, or back to its group, by the head of the office; or their seat of it was
 * taken away.
 *
 * @param id of this act: one that is told twice is the same
 * @param from sign-in name of who had it
 * @param by name of who took it
 * @param reason as it stands in the record
 */
public record StepTaken(UUID id, CaseRef of, String from, Bilingual step, String by, String reason) {}
