package org.keqiao.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What clients sent and what they were told, held against what is found afterwards. What was acknowledged must be there
 * once and as it was told; what was sent without an answer may be there once, or not at all.
 */
final class Ledger {

    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final Map<String, String> numbers = new ConcurrentHashMap<>();

    /**
     * A submission as the product keeps it.
     *
     * @param caseId id of the case that was a draft
     * @param caseNumber number the case got
     * @param key idempotency key it was sent with
     */
    record Found(String caseId, String caseNumber, String key) {}

    /** A client is about to send a submission. */
    void sends(String caseId, String key) {
        keys.put(caseId, key);
    }

    /** A client was told that its case has this number. */
    void acknowledged(String caseId, String caseNumber) {
        numbers.put(caseId, caseNumber);
    }

    /** Case to key, of all that was ever sent. */
    Map<String, String> sent() {
        return Map.copyOf(keys);
    }

    int acknowledgements() {
        return numbers.size();
    }

    /** What is wrong, a line each; empty when the product kept its word. */
    List<String> findings(List<Found> all) {
        List<String> findings = new ArrayList<>();
        Map<String, List<Found>> byCase = new TreeMap<>();
        all.forEach(found ->
                byCase.computeIfAbsent(found.caseId(), id -> new ArrayList<>()).add(found));
        numbers.forEach((caseId, number) -> {
            if (!byCase.containsKey(caseId)) {
                findings.add("lost: " + caseId + ", acknowledged as " + number);
            }
        });
        Map<String, String> takenBy = new HashMap<>();
        byCase.forEach((caseId, submissions) -> {
            Found found = submissions.get(0);
            if (submissions.size() > 1) {
                findings.add("doubled: " + caseId + ", found as " + submissions);
            }
            if (!found.key().equals(keys.get(caseId))) {
                findings.add("never sent: " + found);
            }
            String told = numbers.getOrDefault(caseId, found.caseNumber());
            if (!told.equals(found.caseNumber())) {
                findings.add("changed: " + found + ", acknowledged as " + told);
            }
            String other = takenBy.putIfAbsent(found.caseNumber(), caseId);
            if (other != null) {
                findings.add("number given twice: " + found.caseNumber() + " to " + other + " and " + caseId);
            }
        });
        return findings;
    }
}
