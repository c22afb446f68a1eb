package org.keqiao.process.moving;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keqiao.process.Matter;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/** What a move needs of the case file, which implements it. */
public interface MovedCases {

    /**
     * Which cases are meant.
     *
     * @param office station or city that works them, null for all
     * @param county where the applicant is, null for all
     * @param receivedFrom first day of receipt, null for no bound
     * @param receivedTo last day of receipt, null for no bound
     * @param numbers hand-picked case numbers, empty for all
     */
    record Wanted(
            @Nullable String office,
            @Nullable String county,
            @Nullable LocalDate receivedFrom,
            @Nullable LocalDate receivedTo,
            Set<String> numbers) {

        public Wanted {
            numbers = Set.copyOf(numbers);
        }
    }

    /** Undecided, submitted cases of a version by their numbers, in their order. */
    List<CaseNumber> underWay(String matter, int version, Wanted wanted);

    /** Version of its matter that a case runs on. */
    int version(CaseNumber caseNumber);

    /** What of the case itself the new version has no room for: a defect named on a field that is gone, for example. */
    List<Obstacle> obstacles(CaseNumber caseNumber, Matter to, Map<String, String> fields);

    /**
     * The case runs on another version from now on: its answers get their new names, and one act says so.
     *
     * @param fields old answer key to the new one
     * @param details of the act: who planned, approved and started it
     * @return the act's sequence number in the case
     */
    int moved(CaseNumber caseNumber, int version, Map<String, String> fields, Map<String, Object> details);

    /** True when a step was ended or an action performed on the case after the act with this number. */
    boolean wentOnSince(CaseNumber caseNumber, int act);
}
