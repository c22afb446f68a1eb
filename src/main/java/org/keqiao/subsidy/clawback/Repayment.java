package org.keqiao.subsidy.clawback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.funding.FundingShare;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * 退还款: one payment of the party that reached a purse.
 *
 * @param receipt the bank's number of it
 * @param recordedBy sign-in name
 * @param bouncedOn the day on which the bank took it back; null for those that stay
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Repayment(
        UUID id,
        FundingShare share,
        Money amount,
        String receipt,
        LocalDate paidOn,
        String recordedBy,
        @Nullable LocalDate bouncedOn,
        @Nullable String bounceReason) {}
