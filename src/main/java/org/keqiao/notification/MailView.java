package org.keqiao.notification;

import java.time.Instant;
import java.util.UUID;
import org.springframework.lang.Nullable;

/** An e-mail as its keeper sees it: whether it went out, never what it says. */
public record MailView(
        UUID id,
        String address,
        NotificationKind kind,
        @Nullable String caseNumber,
        State state,
        int attempts,
        Instant nextTry,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant sentAt) {

    public enum State {
        WAITING,
        SENT,
        /** Tried as often as it is worth. */
        FAILED,
        /** Too old to be sent. */
        EXPIRED
    }
}
