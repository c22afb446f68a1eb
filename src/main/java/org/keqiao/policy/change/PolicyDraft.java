package org.keqiao.policy.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * A change of a policy table.
 *
 * @param revision counts what was written; it goes back with the next writing
 * @param basedOn version that it was begun from, null for a table that was never published
 * @param note what was changed and why, for the second person
 * @param validFrom day on which it comes into force; null for as soon as it is approved
 * @param judgedBy who approved it, or sent it back last
 * @param reason why it came back last time
 * @param published version that it became
 * @param authors sign-in names of everybody who wrote on it: none of them may approve it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyDraft(
        UUID id,
        long revision,
        @Nullable Integer basedOn,
        State state,
        Instant changedAt,
        String changedBy,
        @Nullable String note,
        @Nullable LocalDate validFrom,
        @Nullable Instant submittedAt,
        @Nullable String submittedBy,
        @Nullable Instant judgedAt,
        @Nullable String judgedBy,
        @Nullable String reason,
        @Nullable Integer published,
        List<String> authors) {

    /** Names are stored. */
    public enum State {
        EDITING,
        SUBMITTED,
        APPROVED,
        PUBLISHED,
        DISCARDED
    }

    public PolicyDraft {
        authors = List.copyOf(authors);
    }

    /** True when this person may not judge it. */
    public boolean isBy(String username) {
        return authors.contains(username) || username.equals(submittedBy);
    }
}
