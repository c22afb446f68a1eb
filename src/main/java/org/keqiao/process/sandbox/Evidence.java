package org.keqiao.process.sandbox;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.keqiao.process.Outcome;
import org.keqiao.security.Duty;

/** Duties that acts on the current submission prove: an act of an earlier duty takes away what was built on it. */
final class Evidence {

    private final Set<Duty> duties = EnumSet.of(Duty.APPLICANT);

    void add(Optional<Duty> duty, Outcome.Kind kind, boolean submission) {
        if (duty.isEmpty()) {
            return;
        }
        boolean beforeAll = duty.get() == Duty.APPLICANT && !submission;
        if (!beforeAll) {
            duties.removeIf(other -> other.ordinal() >= duty.get().ordinal());
        }
        boolean founded = duty.get() != Duty.RECHECK || duties.contains(Duty.REVIEW);
        if (kind == Outcome.Kind.ADVANCE && founded) {
            duties.add(duty.get());
        }
    }

    Set<Duty> duties() {
        return duties;
    }
}
