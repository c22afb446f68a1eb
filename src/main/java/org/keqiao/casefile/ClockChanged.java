package org.keqiao.casefile;

import java.time.LocalDate;
import org.springframework.lang.Nullable;

/** The end of a case's limit moved: paused, resumed, extended, or the calendar changed. */
public record ClockChanged(CaseRef of, String reason, @Nullable LocalDate dueOn, boolean paused) {}
