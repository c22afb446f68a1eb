package org.keqiao.casefile.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/**
 * A row of the approver's queue.
 *
 * @param id the case's
 * @param caseNumber null before the first submission
 * @param organisation name of the applicant
 * @param requestedBy name of who prepared it
 * @param correctionDueOn end of the time to answer a correction, null outside of one
 */
public record ApprovalItem(
        UUID id,
        @Nullable CaseNumber caseNumber,
        String matter,
        String title,
        String organisation,
        String requestedBy,
        @Nullable String note,
        Instant requestedAt,
        @Nullable LocalDate correctionDueOn) {}
