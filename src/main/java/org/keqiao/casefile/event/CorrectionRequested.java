package org.keqiao.casefile.event;

import java.time.LocalDate;
import java.util.List;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CorrectionItem;

/**
 * The applicant was told all defects; a second {@code round} is for the supervisor to see.
 *
 * @param late how many of the items an earlier notice should have named (一次性告知, 行政许可法 32)
 */
public record CorrectionRequested(CaseRef of, int round, List<CorrectionItem> items, int late, LocalDate dueOn) {}
