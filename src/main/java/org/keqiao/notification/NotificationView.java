package org.keqiao.notification;

import java.time.Instant;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * One message, in the reader's language.
 *
 * @param caseNumber null when it is not about a case
 * @param link route of the page that it leads to, null without one
 */
public record NotificationView(
        UUID id,
        NotificationKind kind,
        String text,
        @Nullable String caseNumber,
        @Nullable String link,
        Instant createdAt,
        boolean read) {}
