package org.keqiao.inbox.recusal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/**
 * 回避: that a person shall do nothing on a case, as it was asked for and decided.
 *
 * @param personName whom it is about
 * @param applicantName who applied: the person, a party, another officer; null when the product proposed it
 * @param dueOn last day for the decision
 * @param decision why it was granted or refused; null before
 * @param minutes the meeting that decided about a leader; null for others
 * @param decidable whether the reader may decide it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recusal(
        UUID id,
        UUID caseId,
        CaseNumber caseNumber,
        String title,
        UUID person,
        String personName,
        Origin origin,
        String reason,
        @Nullable String applicantName,
        Instant appliedAt,
        LocalDate dueOn,
        State state,
        @Nullable String decidedBy,
        @Nullable String decision,
        @Nullable String minutes,
        @Nullable Instant decidedAt,
        boolean decidable) {

    /** Who asked for it. */
    public enum Origin {
        /** 本人申请. */
        SELF,
        /** 当事人申请. */
        PARTY,
        /** Another officer, or the head of their own motion. */
        OTHER,
        /** The product, by a declared relation. */
        SYSTEM
    }

    /** How it stands. */
    public enum State {
        /** Until it is decided the person does nothing on the case. */
        PROPOSED,
        GRANTED,
        REFUSED,
        /** The case ended before anybody decided. */
        LAPSED
    }

    Recusal decidable(boolean may) {
        return new Recusal(
                id,
                caseId,
                caseNumber,
                title,
                person,
                personName,
                origin,
                reason,
                applicantName,
                appliedAt,
                dueOn,
                state,
                decidedBy,
                decision,
                minutes,
                decidedAt,
                may);
    }
}
