package org.keqiao.casefile.event;

import java.util.UUID;
import org.keqiao.casefile.CaseRef;

/**
 * A model asked to tell the applicant something.
 *
 * @param id tells one message from the next, however often either is delivered
 * @param message the designer's text
 */
public record ApplicantNotified(UUID id, CaseRef of, String message) {}
