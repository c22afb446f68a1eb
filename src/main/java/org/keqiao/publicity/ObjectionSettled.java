package org.keqiao.publicity;

import java.util.UUID;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * What all objections to a line came to. Published once, inside the transaction that settles the last of them: as long as
 * one is open the line stays held. The notice may still be shown then; a line that stands goes on when it closes.
 *
 * @param caseNumber the case that shows the notice
 * @param reference what the owner knows the line by
 * @param amount the amount from now on, when PARTLY and the line has one: the owner shows it anew; null otherwise
 * @param objectionCase number of the case that was settled last
 */
public record ObjectionSettled(
        String caseNumber,
        UUID notice,
        String reference,
        Outcome outcome,
        @Nullable Money amount,
        String objectionCase) {

    /** What becomes of the line. */
    public enum Outcome {
        /** 成立: it is taken out. */
        UPHELD,
        /** 部分成立: it is changed. */
        PARTLY,
        /** 不成立, 退回 or 撤回: it stands. */
        DISMISSED
    }
}
