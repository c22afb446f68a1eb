package org.keqiao.casefile.event;

import java.time.LocalDate;
import org.keqiao.casefile.CaseRef;

/** A case was accepted; {@code deemed} when nobody had answered in time. */
public record CaseAccepted(CaseRef of, LocalDate acceptedOn, boolean deemed) {}
