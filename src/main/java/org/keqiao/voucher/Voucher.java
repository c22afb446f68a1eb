package org.keqiao.voucher;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * A voucher as it stands.
 *
 * @param caseNumber the case that granted it
 * @param item key of the policy item
 * @param amount at most so much is redeemed
 * @param validTo the last day on which its redemption may be applied for
 * @param providerInCity whether it is used with providers of the city only, by the rules of its claim
 * @param providerName with whom it is used; null before somebody proposed it, as is the contract
 * @param agreedOn when the provider confirmed; null before
 * @param redemption number of the application in which it is redeemed; null before
 * @param redeemed what was awarded on it; null before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Voucher(
        UUID id,
        String number,
        CaseNumber caseNumber,
        @JsonIgnore UUID organisation,
        String applicant,
        String item,
        String itemName,
        Money amount,
        LocalDate grantedOn,
        LocalDate validTo,
        @JsonIgnore boolean providerInCity,
        State state,
        @Nullable UUID provider,
        @Nullable String providerName,
        @JsonIgnore @Nullable UUID providerOwner,
        @Nullable String contractTitle,
        @Nullable Money contractAmount,
        @Nullable LocalDate agreedOn,
        @Nullable String agreedBy,
        @Nullable CaseNumber redemption,
        @Nullable Money redeemed) {

    /** Names are stored. */
    public enum State {
        GRANTED,
        /** Its holder named provider and contract; the provider has not confirmed. */
        PROPOSED,
        AGREED,
        REDEEMING,
        REDEEMED,
        LAPSED
    }
}
