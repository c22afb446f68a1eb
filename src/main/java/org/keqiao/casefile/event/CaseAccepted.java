package org.keqiao.casefile.event;

import org.keqiao.casefile.CaseRef;

import java.time.LocalDate;

/** A case was accepted; {@code deemed} when nobody had answered in time. */
public record CaseAccepted(CaseRef of, LocalDate acceptedOn, boolean deemed) {}
