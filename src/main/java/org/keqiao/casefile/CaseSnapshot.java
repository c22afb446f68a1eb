package org.keqiao.casefile;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * A case as it stands while its lock is held.
 *
 * @param version version of the matter that it runs on, 0 while the process is being started
 * @param stage key of the matter's stage, null before the first
 * @param legalBasis key of the law that is applied, fixed at acceptance
 * @param rulesAsOf day whose policy tables count, fixed at acceptance
 * @param receivedOn day of the first submission
 * @param acceptedOn day from which the limit runs, null before acceptance
 * @param submission number of the current submission, from 1
 * @param correctionRound how many correction notices were sent
 * @param linkedTo the case that it follows from, null for most
 */
public record CaseSnapshot(
        CaseRef ref,
        int version,
        CaseStatus status,
        @Nullable String stage,
        @Nullable String legalBasis,
        @Nullable LocalDate rulesAsOf,
        @Nullable LocalDate receivedOn,
        @Nullable LocalDate acceptedOn,
        int submission,
        int correctionRound,
        @Nullable UUID linkedTo) {

    /** The day whose rules an answer is judged by: whoever was accepted in time may answer a correction after they have ended. */
    public LocalDate rulesDay(LocalDate today) {
        if (rulesAsOf != null) {
            return rulesAsOf;
        }
        return receivedOn != null ? receivedOn : today;
    }
}
