package org.keqiao.process.matters;

import java.util.HashMap;
import java.util.Map;
import org.keqiao.process.Bundle;

/** Contract certification in a bureau where several people do the second review together. */
public final class SeatedContract {

    private SeatedContract() {}

    /** 会签: everybody must agree. */
    public static Bundle countersigned(int seats) {
        return seated(Map.of("seats", "ALL", "seatCount", String.valueOf(seats)));
    }

    /** 票签. */
    public static Bundle voted(int seats, int votes) {
        return seated(
                Map.of("seats", "VOTE", "seatCount", String.valueOf(seats), "votesNeeded", String.valueOf(votes)));
    }

    /** The number of the national system is a fact: no seat may write it. */
    public static Bundle seated(Map<String, String> seats) {
        Map<String, String> properties = new HashMap<>(seats);
        properties.put("fields", "{\"nationalRegistrationNumber\":\"HIDE\"}");
        return Redesign.of(ContractExample.bundle())
                .say("SecondReview", properties)
                .renameEverything()
                .bundle();
    }
}
