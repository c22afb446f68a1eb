package org.keqiao.funding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * A cap as it stands.
 *
 * @param holder whose: a credit code, the id of a group or person, a station, an item
 * @param policyGroup items that count towards it
 * @param year by the policy's year key; null for a cap over all years
 * @param height as the policy said when it was last asked for
 * @param waiting what calculated claims that are not reserved yet will ask of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CapAccount(
        UUID id,
        CapScope scope,
        String holder,
        String policyGroup,
        @Nullable Integer year,
        Money height,
        Money reserved,
        Money committed,
        Money left,
        Money waiting) {

    CapAccount with(Money nowWaiting) {
        return new CapAccount(id, scope, holder, policyGroup, year, height, reserved, committed, left, nowWaiting);
    }
}
