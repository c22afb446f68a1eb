package org.keqiao.subsidy.ranking;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.function.Function;

/** 同分排序: what breaks a tie before the earlier submission does; values of the result {@code tieRule} of a policy table. */
enum TieRule {
    /** Points for the indicators, then what the applicant pays itself: the product's default (domain 9.4). */
    INDICATORS,
    /** The other way round. */
    OWN_FUNDS,
    /** Nothing but the submission. */
    SUBMISSION;

    /** The better one first. */
    Comparator<Scored> order() {
        return switch (this) {
            case INDICATORS -> better(Scored::indicators).thenComparing(better(Scored::ownFunds));
            case OWN_FUNDS -> better(Scored::ownFunds).thenComparing(better(Scored::indicators));
            // Equal, whatever they are.
            case SUBMISSION -> Comparator.nullsFirst(null);
        };
    }

    private static Comparator<Scored> better(Function<Scored, BigDecimal> points) {
        return Comparator.comparing(points, Comparator.reverseOrder());
    }
}
