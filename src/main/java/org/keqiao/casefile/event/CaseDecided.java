package org.keqiao.casefile.event;

import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseStatus;

/** A case got its final status: decided, intake refused or closed. */
public record CaseDecided(CaseRef of, CaseStatus status) {}
