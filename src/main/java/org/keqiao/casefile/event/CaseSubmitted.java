package org.keqiao.casefile.event;

import java.time.Instant;
import org.keqiao.casefile.CaseRef;

/** A case was submitted, or a correction answered: {@code submission} is more than 1 then. */
public record CaseSubmitted(CaseRef of, int submission, Instant at) {}
