package org.keqiao.funding;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * 年度累计上限台账: which cap.
 *
 * @param holder whose: a credit code, the id of a group or person, a station, an item
 * @param policyGroup items that count towards the same cap
 * @param year by the policy's year key, 0 for a cap over all years
 */
public record CapKey(CapScope scope, String holder, String policyGroup, int year) {

    /** The same cap of another year; one over all years stays what it is. */
    public CapKey in(int otherYear) {
        return year == 0 ? this : new CapKey(scope, holder, policyGroup, otherYear);
    }

    /** The same for everybody who asks, so that two who open it at once open one. */
    public UUID account() {
        String name = String.join("\n", "cap", scope.name(), holder, policyGroup, String.valueOf(year));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
