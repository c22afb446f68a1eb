package org.keqiao.subsidy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** Holds what the review found against what was claimed, each by the reference that its papers name. */
final class Reviewed {

    private Reviewed() {}

    /**
     * @param claimed references, in the order of the claim
     * @param reviewed null when nobody reviewed
     * @return by reference without blanks around it, one for each that was claimed
     * @throws Refusal conflict GROUNDS_NOT_REVIEWED, GROUND_NOT_CLAIMED, GROUND_NOT_REVIEWED
     */
    static <T> Map<String, T> byReference(
            Collection<String> claimed, @Nullable List<T> reviewed, Function<T, String> reference) {
        if (reviewed == null || reviewed.isEmpty()) {
            throw Refusal.conflict("GROUNDS_NOT_REVIEWED");
        }
        Set<String> known = claimed.stream().map(String::strip).collect(Collectors.toSet());
        Map<String, T> found = new LinkedHashMap<>();
        for (T row : reviewed) {
            String named = reference.apply(row).strip();
            if (!known.contains(named)) {
                throw Refusal.conflict("GROUND_NOT_CLAIMED", named);
            }
            found.put(named, row);
        }
        known.stream().filter(each -> !found.containsKey(each)).findFirst().ifPresent(unseen -> {
            throw Refusal.conflict("GROUND_NOT_REVIEWED", unseen);
        });
        return found;
    }
}
