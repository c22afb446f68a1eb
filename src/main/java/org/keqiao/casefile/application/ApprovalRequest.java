package org.keqiao.casefile.application;

import java.time.Instant;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * 内部审批: an application that a member prepared, laid before the organisation's own approver.
 *
 * @param requestedBy name of who prepared it
 * @param note for the approver, null without one
 * @param answeredBy name of who approved it, sent it back or took it back; null while it waits
 * @param reason why it was sent back, null otherwise
 */
public record ApprovalRequest(
        UUID id,
        State state,
        String requestedBy,
        @Nullable String note,
        Instant requestedAt,
        @Nullable String answeredBy,
        @Nullable String reason,
        @Nullable Instant answeredAt) {

    public enum State {
        WAITING,
        /** And so submitted: approving is submitting. */
        APPROVED,
        RETURNED,
        /** By those who prepared it, to change it. */
        TAKEN_BACK
    }
}
