package org.keqiao.casefile.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.security.CaseScope;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/**
 * One row of {@code case_file}.
 *
 * @param number null while it is a draft
 * @param answers what the applicant edits
 * @param facts newest value of each key, whoever wrote it
 * @param acts how many acts the case has
 */
public record CaseFile(
        UUID id,
        @Nullable CaseNumber number,
        String matter,
        int matterVersion,
        CaseStatus status,
        @Nullable String stage,
        String title,
        UUID applicant,
        String applicantName,
        CaseScope scope,
        @Nullable String legalBasis,
        @Nullable LocalDate rulesAsOf,
        @Nullable LocalDate receivedOn,
        @Nullable LocalDate acceptedOn,
        boolean acceptedDeemed,
        @Nullable Instant decidedAt,
        int submission,
        int correctionRound,
        Map<String, Object> answers,
        Map<String, Object> facts,
        int acts,
        UUID startedBy,
        boolean atCounter,
        @Nullable UUID linkedTo,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    /** Of a submitted case only. */
    public CaseRef ref() {
        return new CaseRef(id, number(), matter, title, applicantName, applicant, scope);
    }

    public CaseSnapshot snapshot() {
        return new CaseSnapshot(
                ref(),
                matterVersion,
                status,
                stage,
                legalBasis,
                rulesAsOf,
                receivedOn,
                acceptedOn,
                submission,
                correctionRound);
    }

    /** While its applicant may edit it. */
    public boolean isEditable() {
        return status == CaseStatus.DRAFT || status == CaseStatus.CORRECTION;
    }
}
