package org.keqiao.casefile;

/** The applicant withdrew; {@code deemed} when a correction was never answered. */
public record CaseWithdrawn(CaseRef of, boolean deemed) {}
