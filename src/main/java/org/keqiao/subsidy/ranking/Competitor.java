package org.keqiao.subsidy.ranking;

import java.time.Instant;

/**
 * An application that competes.
 *
 * @param year of the application
 * @param receivedAt when it was first submitted
 */
public record Competitor(
        String caseNumber, String item, int year, String applicant, String title, Instant receivedAt) {}
