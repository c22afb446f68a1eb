package org.keqiao.subsidy.payment;

import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** The order that a payment's case waits for. */
final class OrderOf {

    private OrderOf() {}

    /** @throws Refusal conflict NOTHING_ORDERED */
    static String require(CaseNumber caseNumber, @Nullable String order) {
        if (order == null) {
            throw Refusal.conflict("NOTHING_ORDERED", caseNumber.value());
        }
        return order;
    }
}
