package org.keqiao.intermediary;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * A contract that somebody brought about.
 *
 * @param registrationNumber of a contract whose registration holds
 * @param receivedAmount what the seller has received of it, in yuan
 * @param splitAgreement the paper in which several share it; null when one has it all
 * @param shares of agencies, or of brokers: 100 % together
 */
public record DealDraft(
        @Nullable String registrationNumber,
        @Nullable Money receivedAmount,
        @Nullable String splitAgreement,
        @Nullable List<Part> shares) {

    /** @param percent of the deal, two decimals at most */
    public record Part(@Nullable UUID intermediary, @Nullable BigDecimal percent) {}
}
