package org.keqiao.casefile;

import java.time.LocalDate;

/** A case was accepted; {@code deemed} when nobody had answered in time. */
public record CaseAccepted(CaseRef of, LocalDate acceptedOn, boolean deemed) {}
