package org.keqiao.subsidy;

import java.util.ArrayList;
import java.util.List;
import org.keqiao.funding.claim.Ground;

/** What a claim takes for itself, each by the field that it is about; what several rows name is one. */
class ClaimedGrounds {

    private record Claimed(String field, Ground ground) {}

    private final List<Claimed> claimed = new ArrayList<>();

    /** @return false when the claim names it already */
    boolean put(String field, Ground ground) {
        boolean known = claimed.stream()
                .map(Claimed::ground)
                .anyMatch(other -> other.kind() == ground.kind()
                        && other.value().equals(ground.value())
                        && other.contract().equals(ground.contract()));
        if (!known) {
            claimed.add(new Claimed(field, ground));
        }
        return !known;
    }

    /** The same of several that one field is about. */
    boolean putAll(String field, List<Ground> grounds) {
        boolean fresh = true;
        for (Ground ground : grounds) {
            fresh &= put(field, ground);
        }
        return fresh;
    }

    List<Ground> all() {
        return claimed.stream().map(Claimed::ground).toList();
    }

    List<Ground> rights() {
        return all().stream()
                .filter(ground -> ground.kind() == Ground.Kind.RIGHT)
                .toList();
    }

    /** The fields that are about one of these. */
    List<String> fieldsOf(List<Ground> some) {
        return claimed.stream()
                .filter(each -> some.contains(each.ground()))
                .map(Claimed::field)
                .distinct()
                .toList();
    }
}
