package org.keqiao.funding.calculator;

import java.time.Duration;
import org.keqiao.security.AddressLimits;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/** How often one network address may calculate: generous for an office behind one address, too little for a machine. */
@Component
class CalculationLimit {

    private static final String PURPOSE = "calculation";
    private static final int MOST = 600;
    private static final Duration PER = Duration.ofHours(1);

    private final AddressLimits limits;

    CalculationLimit(AddressLimits limits) {
        this.limits = limits;
    }

    /**
     * @param address not kept beyond the hour that it counts for
     * @throws Refusal TOO_MANY after six hundred in an hour
     */
    void take(String address) {
        limits.take(PURPOSE, address, MOST, PER);
    }
}
