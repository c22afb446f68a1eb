package org.keqiao.casefile;

/** A case got its final status: decided, intake refused or closed. */
public record CaseDecided(CaseRef of, CaseStatus status) {}
