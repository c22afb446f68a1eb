package org.keqiao.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.inbox.seat.Seating;
import org.keqiao.security.Role;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Light;
import org.springframework.lang.Nullable;

/**
 * A line of the inbox.
 *
 * @param id of the task; of a handled one too, though it is gone
 * @param form the step's form; with {@code round} it names the step, since element ids belong to the administrator
 * @param role the performer, REGISTRAR or PARTY:APPLICANT
 * @param assignee sign-in name, null when nobody has claimed it
 * @param createdAt when the step began; when it was completed, in the queue HANDLED
 * @param dueOn last day of the step's limit, null without one
 * @param daysLeft working days until then, negative when it is over, null without a limit
 * @param outcome key of the outcome, in the queue HANDLED only
 * @param result what the outcome is called, in the queue HANDLED only
 * @param news what the reader has not seen yet; null for what they know, and where nobody asked
 * @param seating how far the step has come of which this is a seat; null for a step of one
 */
public record InboxRow(
        String id,
        String nameZh,
        String nameEn,
        String matter,
        UUID caseId,
        String caseNumber,
        String title,
        String applicant,
        String role,
        String form,
        int round,
        @Nullable String assignee,
        @Nullable String assigneeName,
        Instant createdAt,
        @Nullable LocalDate dueOn,
        @Nullable Light light,
        @Nullable Integer daysLeft,
        @Nullable String outcome,
        @Nullable Bilingual result,
        @Nullable News news,
        @Nullable Seating seating) {

    /** Why a row stands out. */
    public enum News {
        /** The reader never opened the case. */
        NEW,
        /** The applicant has submitted again since the reader last opened it. */
        ANSWERED
    }

    /** The role that does the step; empty for a party's. */
    public Optional<Role> official() {
        return role.startsWith("PARTY:") ? Optional.empty() : Optional.of(Role.valueOf(role));
    }

    public String name(Locale locale) {
        return "en".equals(locale.getLanguage()) ? nameEn : nameZh;
    }
}
