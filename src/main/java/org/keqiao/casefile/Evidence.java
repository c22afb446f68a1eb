package org.keqiao.casefile;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.keqiao.casefile.store.Acts;
import org.keqiao.process.Outcome;
import org.keqiao.security.Duty;

/** What the steps of one submission prove. */
final class Evidence {

    private Evidence() {}

    /**
     * @param steps oldest first
     */
    static Set<Duty> of(List<Acts.DutyDone> steps) {
        Set<Duty> proved = EnumSet.noneOf(Duty.class);
        for (Acts.DutyDone step : steps) {
            // What was rechecked is no longer what was rechecked once somebody reviews again.
            proved.removeIf(later -> later.ordinal() >= step.duty().ordinal());
            if (step.outcome() == Outcome.Kind.ADVANCE) {
                proved.add(step.duty());
            }
        }
        return proved;
    }
}
