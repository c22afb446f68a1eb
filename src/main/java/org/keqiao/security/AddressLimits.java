package org.keqiao.security;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Limits what one network address may try: failed sign-ins, guessed certificate codes, registrations. Counted on each
 * node by itself; an address that the table has forgotten starts anew.
 */
@Component
public class AddressLimits {

    private static final int MOST = 20_000;

    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    });

    /**
     * Refuses when the address has no tries left, without using one up.
     *
     * @param purpose what is limited, {@code certificate}
     * @param tries how many in each {@code per}
     * @throws Refusal TOO_MANY {@code TOO_MANY_TRIES}
     */
    public void require(String purpose, String address, int tries, Duration per) {
        if (bucket(purpose, address, tries, per).getAvailableTokens() <= 0) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "TOO_MANY_TRIES");
        }
    }

    /** Uses one try up; never refuses. */
    public void spend(String purpose, String address, int tries, Duration per) {
        bucket(purpose, address, tries, per).tryConsume(1);
    }

    /**
     * Uses one try up, or refuses.
     *
     * @throws Refusal TOO_MANY {@code TOO_MANY_TRIES}
     */
    public void take(String purpose, String address, int tries, Duration per) {
        if (!bucket(purpose, address, tries, per).tryConsume(1)) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "TOO_MANY_TRIES");
        }
    }

    private Bucket bucket(String purpose, String address, int tries, Duration per) {
        return buckets.computeIfAbsent(purpose + '|' + address, key -> Bucket.builder()
                .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, per))
                .build());
    }
}
