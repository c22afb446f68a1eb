package org.keqiao.subsidy.clawback;

import java.time.LocalDate;

/**
 * 申请执行期限: a court can be asked once the time for remedies is over, six months after service (行政诉讼法 46), and for three
 * months from then (行政强制法 53). A last day off is not moved: who keeps to it is on the safe side.
 *
 * @param remediesEnd the last day for a suit
 */
record CourtTerm(LocalDate remediesEnd) {

    private static final int REMEDIES_MONTHS = 6;
    private static final int COURT_MONTHS = 3;
    /** So long a missed instalment, its demand and the application to the court take. */
    private static final int MONTHS_TO_ASK = 1;

    /** @param served the day on which the decision took effect */
    static CourtTerm of(LocalDate served) {
        return new CourtTerm(served.plusMonths(REMEDIES_MONTHS));
    }

    LocalDate until() {
        return remediesEnd.plusMonths(COURT_MONTHS);
    }

    /** The last day for an instalment: one that is missed can still be brought to the court. */
    LocalDate lastInstalment() {
        return until().minusMonths(MONTHS_TO_ASK);
    }
}
