package org.keqiao.funding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * One booking: an amount left one place of an account and reached another. Never changed.
 *
 * @param caseNumber null when the account itself was raised or cut
 * @param share likewise
 * @param reference the paper behind it
 * @param by sign-in name
 * @param byName what that person is called now; the sign-in name where nobody has it any more
 * @param effect what it adds to the figure that was asked for, or takes from it; null where none was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerMove(
        long id,
        Kind kind,
        Place source,
        Place target,
        Money amount,
        @Nullable CaseNumber caseNumber,
        @Nullable FundingShare share,
        String reference,
        Instant at,
        String by,
        String byName,
        @Nullable Money effect) {

    /** Names are stored; what each does to the counters stands in the table {@code ledger_kind}. */
    public enum Kind {
        /** 下达: the account may be used for more. */
        ALLOT,
        /** 调减 */
        CUT,
        /** 预留 */
        RESERVE,
        /** 追加预留: more for an allocation that is there already. */
        RAISE,
        /** 释放 */
        RELEASE,
        /** 确认: promised by the joint letter. */
        COMMIT,
        /** 撤销: a promise that is not kept. */
        WAIVE,
        /** 支付 */
        PAY,
        /** 退票: the money came back, and is still promised. */
        BOUNCE,
        /** 追回: paid back for good; nobody else gets it. */
        RECOVER,
        /** 退还款退票: what was paid back has gone back to the payer, and is to be paid back again. */
        UNRECOVER
    }

    /** The figures of a budget line; each is the sum of what its bookings do to it. */
    public enum Figure {
        /** 指标额 */
        TOTAL,
        RESERVED,
        /** 已批准: what decisions promised, also where the promise was taken back. */
        APPROVED,
        /** 已承诺: promised as it stands, paid or not. */
        COMMITTED,
        PAID,
        RECOVERED,
        /** 可用: what may still be reserved. */
        LEFT
    }

    /** Where money can be. Names are stored. */
    public enum Place {
        /** Outside: whoever grants it. */
        GRANTED,
        FREE,
        RESERVED,
        COMMITTED,
        PAID,
        RECOVERED
    }
}
