package org.keqiao.casefile.past;

import java.time.LocalDate;
import org.keqiao.casefile.CaseStatus;
import org.springframework.lang.Nullable;

/**
 * Which ended cases of a matter; null everywhere takes all.
 *
 * @param from first day of the decision
 * @param to last day of the decision
 * @param office code of a station, a county unit or the city
 * @param outcome a terminal status
 * @param legalBasis key of the rules they were accepted under
 */
public record PastFilter(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String office,
        @Nullable CaseStatus outcome,
        @Nullable String legalBasis) {}
