package org.keqiao.funding;

import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;

/**
 * What a case gets of a budget that was shared out.
 *
 * @param granted between zero and what was wished
 */
public record Portion(CaseNumber caseNumber, Money granted, Kind kind) {

    public enum Kind {
        /** All that was wished. */
        WHOLE,
        /** Less, since the budget is too small. */
        PART,
        /** Nothing now; next in line when a ranked one drops out. */
        RESERVE_LIST,
        /** Nothing this year; first in the next one. */
        CARRIED_OVER,
        /** Nothing. */
        NONE
    }
}
