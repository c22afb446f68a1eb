package org.keqiao.subsidy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.funding.claim.Ground;

/** What a claim takes for itself, each by the field that it is about; what several rows name is one. */
class ClaimedGrounds {

    private final Map<String, Ground> byField = new LinkedHashMap<>();

    /** @return false when the claim names it already */
    boolean put(String field, Ground ground) {
        boolean known = byField.values().stream()
                .anyMatch(
                        other -> other.kind() == ground.kind() && other.value().equals(ground.value()));
        if (!known) {
            byField.put(field, ground);
        }
        return !known;
    }

    List<Ground> all() {
        return List.copyOf(byField.values());
    }

    /** The fields that are about one of these. */
    List<String> fieldsOf(List<Ground> some) {
        return byField.entrySet().stream()
                .filter(entry -> some.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
