package org.keqiao.casefile.event;

import java.time.LocalDate;
import org.keqiao.casefile.CaseRef;

/**
 * A case's clock stands for a step that ought to be done: nobody can let it go on but whoever does the step, or takes it
 * away.
 *
 * @param until last day of the step's limit
 * @param over true when that day has passed
 */
public record StepHoldsClock(CaseRef of, LocalDate until, boolean over) {}
