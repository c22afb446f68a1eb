package org.keqiao.casefile.event;

import org.keqiao.casefile.CaseRef;

/** The applicant withdrew; {@code deemed} when a correction was never answered. */
public record CaseWithdrawn(CaseRef of, boolean deemed) {}
