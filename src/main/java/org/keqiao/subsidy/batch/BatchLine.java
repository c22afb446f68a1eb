package org.keqiao.subsidy.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * One application in a batch.
 *
 * @param item what it applied for, in Chinese
 * @param county code of the applicant's county unit
 * @param countyAmount what the county is asked to add; it decides that itself
 * @param reason why it does not go on; null while it does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchLine(
        CaseNumber application,
        String item,
        String applicant,
        @Nullable String county,
        Money cityAmount,
        Money countyAmount,
        State state,
        @Nullable String reason) {

    /** Where it stands. */
    public enum State {
        /** 提请会议. */
        PROPOSED,
        /** 暂缓: it waits for another batch. */
        DEFERRED,
        REFUSED,
        /** 退回重新审核. */
        RETURNED,
        /** Agreed to by the meeting, and not shown yet. */
        APPROVED,
        /** 公示中. */
        SHOWN,
        /** Held by an objection. */
        CONTESTED,
        /** Shown in full, nobody objects. */
        CLEARED,
        /** Its ground has gone: it is reviewed anew. */
        STOPPED,
        AWARDED,
        WITHDRAWN
    }
}
