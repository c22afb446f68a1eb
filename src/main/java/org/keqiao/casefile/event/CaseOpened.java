package org.keqiao.casefile.event;

import org.keqiao.casefile.CaseRef;

/** The office opened a case on its own initiative; it concerns the applicant, who has to learn of it. */
public record CaseOpened(CaseRef of) {}
