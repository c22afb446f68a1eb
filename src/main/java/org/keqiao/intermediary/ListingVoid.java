package org.keqiao.intermediary;

import java.time.LocalDate;

/**
 * An entry was struck off because it ought not to have been listed: money that was awarded on it since has no ground. Published
 * in the transaction that strikes it off.
 *
 * @param entry as it stands now
 * @param from the first day on which it ought not to have been listed
 * @param caseNumber in which it was decided
 */
public record ListingVoid(Intermediary entry, LocalDate from, String caseNumber) {}
