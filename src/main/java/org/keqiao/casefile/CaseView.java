package org.keqiao.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.calendar.Limit;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/**
 * A case as one reader may see it.
 *
 * @param answers the application; for officers with what steps added
 * @param correction what is asked of the applicant, null outside a correction
 * @param rights what the reader may do now
 * @param lateDefects how many defects were told later than the law allows (一次性告知, 行政许可法 32); 0 for parties
 */
public record CaseView(
        UUID id,
        @Nullable CaseNumber caseNumber,
        String matter,
        int definitionVersion,
        CaseStatus status,
        @Nullable String stage,
        String title,
        List<Party> parties,
        ClockView clock,
        Map<String, Object> answers,
        List<CaseDocument> documents,
        List<Letter> letters,
        @Nullable Correction correction,
        List<Link> links,
        Rights rights,
        int submission,
        int lateDefects,
        Instant createdAt,
        @Nullable Instant decidedAt) {

    /**
     * @param role {@code APPLICANT}, {@code SOLVER} and the like
     * @param organisation name of the organisation or of the person
     */
    public record Party(String role, String organisation, UUID organisationId) {}

    /**
     * @param dueOn end of the promised limit
     * @param legalDueOn end of the legal limit
     * @param usedDays days of the promised limit used so far, the applicant's waiting and pauses excluded
     * @param leftDays negative when overdue
     * @param pauseReason null unless an officer paused it
     * @param pausedSince null unless paused
     * @param pausedUntil when an officer's pause is expected to end
     * @param estimated true when a year without a published calendar was counted
     */
    public record ClockView(
            @Nullable LocalDate receivedOn,
            @Nullable LocalDate acceptedOn,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate legalDueOn,
            @Nullable Integer usedDays,
            @Nullable Integer leftDays,
            Limit.Unit unit,
            boolean paused,
            @Nullable String pauseReason,
            @Nullable LocalDate pausedSince,
            @Nullable LocalDate pausedUntil,
            boolean estimated,
            boolean extended) {}

    /**
     * @param name what it was called when it was issued, in Chinese: also of a letter that comes from another matter
     * @param number registration number or document number, null for letters without one
     * @param verificationCode of certificates only
     * @param sealed false while it has no effect yet
     * @param servedOn the day from which it takes effect, null until it is served
     * @param internal for the office only: no party is served with it
     * @param policyUnverified what its policy rests on is not verified; told to officers, null for others
     */
    public record Letter(
            UUID id,
            String kind,
            String name,
            @Nullable String number,
            @Nullable String verificationCode,
            LocalDate issuedOn,
            boolean sealed,
            @Nullable LocalDate servedOn,
            boolean internal,
            @Nullable Boolean policyUnverified) {}

    /**
     * @param round 1 for the one notice, more for further ones
     */
    public record Correction(int round, List<CorrectionItem> items, @Nullable LocalDate dueOn) {}

    /** A linked case, shown only when the reader may see it. */
    public record Link(UUID id, @Nullable CaseNumber caseNumber, String matter, CaseStatus status) {}

    /** What the reader may do now. */
    public record Rights(
            boolean edit, boolean withdraw, boolean copy, boolean officer, boolean pause, boolean extend) {}
}
