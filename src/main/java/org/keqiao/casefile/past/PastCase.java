package org.keqiao.casefile.past;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/**
 * An ended case. What was answered in it names people: it may be tried, never shown.
 *
 * @param version of its matter that it ran on in the end
 * @param legalBasis key of the rules it was accepted under, null when it never was
 * @param own what conditions may read of the case itself, as it stood when it was submitted
 * @param acts oldest first
 */
public record PastCase(
        UUID id,
        CaseNumber number,
        int version,
        CaseStatus status,
        @Nullable String legalBasis,
        Instant decidedAt,
        Map<String, Object> own,
        List<PastAct> acts) {}
