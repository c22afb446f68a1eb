package org.keqiao.subsidy.grant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * A party of a contract on a list.
 *
 * @param holder name of the party
 * @param organisation null for one without an account here
 * @param estimate what the rules of the day give for the contract by itself; caps and other awards are counted in the case
 * @param leftOut null for who gets it
 * @param note why it was struck out, or the number of the contract on the same technique that is listed; null for all other
 *     reasons
 * @param caseNumber null until the list is confirmed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AutoGrantEntry(
        String certificateNo,
        String title,
        String holder,
        @Nullable UUID organisation,
        Money estimate,
        @Nullable LeftOut leftOut,
        @Nullable String note,
        @Nullable String caseNumber) {}
