package org.keqiao.funding.award;

/** By which day an award belongs to a year. Names stand in policy tables. */
public enum YearKey {
    /** The day of the application: the usual one. */
    APPLICATION_YEAR,
    CERTIFICATE_YEAR,
    PAYMENT_YEAR
}
