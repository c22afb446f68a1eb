package org.keqiao.studio.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * A change of a matter, without its files. People stand with their sign-in names.
 *
 * @param basedOn version that it started from, null for a new matter
 * @param validFrom day from which new cases take it, null for at once
 * @param moveCases true when the designers mean to move the cases under way to it
 * @param judgedBy who approved it or sent it back
 * @param reason why it was sent back; null when it was not
 * @param published the version it became, null before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DraftView(
        UUID id,
        String matter,
        @Nullable Integer basedOn,
        DraftState state,
        Instant startedAt,
        String startedBy,
        Instant changedAt,
        String changedBy,
        @Nullable String note,
        @Nullable LocalDate validFrom,
        boolean moveCases,
        @Nullable Instant submittedAt,
        @Nullable String submittedBy,
        @Nullable Instant judgedAt,
        @Nullable String judgedBy,
        @Nullable String reason,
        @Nullable Integer published) {

    /** Who stands for the change: whoever handed it in, before that whoever touched it last. */
    public String author() {
        return submittedBy == null ? changedBy : submittedBy;
    }
}
