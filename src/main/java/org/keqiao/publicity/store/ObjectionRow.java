package org.keqiao.publicity.store;

import java.time.Instant;
import java.util.UUID;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * A row of {@code objection}.
 *
 * @param caseId the case in which it is dealt with
 * @param objector the organisation, or the natural person's, that objects
 * @param newAmount what the line is to have, where it is to be changed and has an amount
 * @param filedAt null while it is a draft
 */
public record ObjectionRow(
        UUID caseId,
        UUID notice,
        String reference,
        UUID objector,
        State state,
        @Nullable Money newAmount,
        @Nullable Instant filedAt) {

    public enum State {
        DRAFT,
        /** It holds the line. */
        FILED,
        /** It holds the line and is examined. */
        ACCEPTED,
        RETURNED,
        WITHDRAWN,
        UPHELD,
        PARTLY,
        DISMISSED;

        public boolean isOpen() {
            return this == FILED || this == ACCEPTED;
        }
    }
}
