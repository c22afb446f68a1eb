package org.keqiao.casefile.event;

import org.keqiao.casefile.CaseRef;

import java.time.LocalDate;

/** {@code percent} (60, 80 or 100) of the promised limit of a case is used. */
public record ClockReached(CaseRef of, int percent, LocalDate dueOn) {}
