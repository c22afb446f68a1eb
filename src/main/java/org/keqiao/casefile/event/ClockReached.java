package org.keqiao.casefile.event;

import java.time.LocalDate;
import org.keqiao.casefile.CaseRef;

/** {@code percent} (60, 80 or 100) of the promised limit of a case is used. */
public record ClockReached(CaseRef of, int percent, LocalDate dueOn) {}
