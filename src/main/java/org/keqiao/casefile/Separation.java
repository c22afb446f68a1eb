package org.keqiao.casefile;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.keqiao.security.Duty;

/** Which two duties one natural person may not do on one case. */
final class Separation {

    private static final Map<Duty, Set<Duty>> EXCLUDED = new EnumMap<>(Duty.class);

    static {
        exclude(
                Duty.APPLICANT,
                Duty.INTAKE,
                Duty.REVIEW,
                Duty.AUDIT,
                Duty.RECHECK,
                Duty.DECIDE,
                Duty.BUDGET,
                Duty.PAY,
                Duty.OBJECTION,
                Duty.EXPERT);
        // Intake and review, and intake and budget, may be one person: small counters have one.
        exclude(Duty.INTAKE, Duty.AUDIT, Duty.RECHECK, Duty.DECIDE, Duty.PAY, Duty.OBJECTION, Duty.EXPERT);
        exclude(Duty.REVIEW, Duty.AUDIT, Duty.RECHECK, Duty.DECIDE, Duty.BUDGET, Duty.PAY, Duty.OBJECTION, Duty.EXPERT);
        exclude(Duty.AUDIT, Duty.RECHECK, Duty.DECIDE, Duty.BUDGET, Duty.PAY, Duty.OBJECTION, Duty.EXPERT);
        exclude(Duty.RECHECK, Duty.DECIDE, Duty.BUDGET, Duty.PAY, Duty.OBJECTION, Duty.EXPERT);
        exclude(Duty.DECIDE, Duty.BUDGET, Duty.PAY, Duty.OBJECTION, Duty.EXPERT);
    }

    private Separation() {}

    private static void exclude(Duty one, Duty... others) {
        for (Duty other : others) {
            EXCLUDED.computeIfAbsent(one, d -> EnumSet.noneOf(Duty.class)).add(other);
            EXCLUDED.computeIfAbsent(other, d -> EnumSet.noneOf(Duty.class)).add(one);
        }
    }

    /** What nobody may have done who does this. */
    static Set<Duty> excluded(Duty now) {
        return EXCLUDED.getOrDefault(now, Set.of());
    }

    static boolean excludes(Duty done, Duty now) {
        return EXCLUDED.getOrDefault(done, Set.of()).contains(now);
    }
}
