package org.keqiao.casefile.event;

import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.casefile.CaseRef;
import org.springframework.lang.Nullable;

/**
 * A case's clock stands still and ought to go on.
 *
 * @param until the day on which it was expected to go on
 * @param over true when that day has passed
 * @param pausedBy account of the officer who stopped it, null when unknown
 */
public record PauseEnding(CaseRef of, LocalDate until, boolean over, @Nullable UUID pausedBy) {}
