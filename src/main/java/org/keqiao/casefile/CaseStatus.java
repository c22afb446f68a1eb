package org.keqiao.casefile;

/** Status of a case; the flow's own words are stages. */
public enum CaseStatus {
    DRAFT,
    SUBMITTED,
    CORRECTION,
    ACCEPTED,
    DECIDED_POSITIVE,
    DECIDED_NEGATIVE,
    REFUSED_INTAKE,
    WITHDRAWN,
    DEEMED_WITHDRAWN,
    CLOSED;

    /** A terminal status is never left. */
    public boolean isTerminal() {
        return switch (this) {
            case DRAFT, SUBMITTED, CORRECTION, ACCEPTED -> false;
            default -> true;
        };
    }
}
