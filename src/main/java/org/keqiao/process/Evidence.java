package org.keqiao.process;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.keqiao.security.Duty;

/**
 * Duties that the acts on a case's present submission prove. The one rule for cases, trials and the validator: an act of an
 * earlier duty takes away what was built on it, and a second review proves something only after a review.
 */
public final class Evidence {

    private static final Evidence NONE = new Evidence(EnumSet.of(Duty.APPLICANT));

    private final Set<Duty> duties;

    private Evidence(Set<Duty> duties) {
        this.duties = duties;
    }

    /** What a submission proves before anybody has looked at it: that the applicant made it. */
    public static Evidence ofSubmission() {
        return NONE;
    }

    /** With one more step; only an outcome that advances proves its duty. */
    public Evidence after(Duty duty, Outcome.Kind outcome) {
        Set<Duty> proved = EnumSet.copyOf(duties);
        proved.removeAll(lostBy(duty));
        if (outcome == Outcome.Kind.ADVANCE
                && foundation(duty).map(proved::contains).orElse(true)) {
            proved.add(duty);
        }
        return new Evidence(proved);
    }

    /** The proved duties; {@link Duty#APPLICANT} is always among them. */
    public Set<Duty> duties() {
        return EnumSet.copyOf(duties);
    }

    /**
     * What a step in a duty takes away, itself included, until it proves its own anew. A party's step is no submission and
     * takes nothing: what officers found on the submission still stands.
     */
    public static Set<Duty> lostBy(Duty duty) {
        return duty == Duty.APPLICANT ? EnumSet.noneOf(Duty.class) : EnumSet.range(duty, last());
    }

    /** What must be proved before a step in the duty proves anything. */
    public static Optional<Duty> foundation(Duty duty) {
        return duty == Duty.RECHECK ? Optional.of(Duty.REVIEW) : Optional.empty();
    }

    private static Duty last() {
        Duty[] all = Duty.values();
        return all[all.length - 1];
    }
}
