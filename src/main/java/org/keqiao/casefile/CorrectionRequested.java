package org.keqiao.casefile;

import java.time.LocalDate;
import java.util.List;

/** The applicant was told all defects; a second {@code round} is for the supervisor to see. */
public record CorrectionRequested(CaseRef of, int round, List<CorrectionItem> items, LocalDate dueOn) {}
