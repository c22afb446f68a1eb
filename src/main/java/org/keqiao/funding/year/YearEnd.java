package org.keqiao.funding.year;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * What the end of its year would make of a budget line, as it stands now.
 *
 * @param endedYear the year that is over
 * @param intoYear the year into which what is reserved and promised goes on; null when nothing is
 * @param lapses neither reserved nor promised: it is not the line's any more
 * @param reserved for applications that are not awarded yet; they keep it
 * @param owed promised and not yet paid; it is paid first next year
 * @param waiting applications that are told
 * @param proposal what waits for a second person; null when nobody has proposed it
 * @param mayPropose whether the reader keeps this purse
 * @param mayConfirm whether the reader is the second person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record YearEnd(
        int endedYear,
        @Nullable Integer intoYear,
        Money lapses,
        Money reserved,
        Money owed,
        int waiting,
        @Nullable Proposal proposal,
        boolean mayPropose,
        boolean mayConfirm) {

    /**
     * @param lapses what was to lapse when it was proposed; when it is another sum now, it has to be proposed anew
     */
    @Schema(name = "YearEndProposal")
    public record Proposal(String reference, Money lapses, Money reserved, Money owed, String proposedBy) {}
}
