package org.keqiao.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/**
 * A row of a list of cases.
 *
 * @param dueOn end of the promised limit, null before acceptance
 * @param correctionDueOn end of the time to answer a correction, null outside of one
 */
public record CaseSummary(
        UUID id,
        @Nullable CaseNumber caseNumber,
        String matter,
        CaseStatus status,
        @Nullable String stage,
        String title,
        String applicant,
        @Nullable LocalDate receivedOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate correctionDueOn,
        boolean paused,
        Instant createdAt) {}
