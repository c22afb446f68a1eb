package org.keqiao.publicity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * A notice as everybody reads it.
 *
 * @param over whether its last day has passed
 * @param lastDay objections are taken until 24:00 of this day
 * @param extensions why it is shown longer than was said at first
 */
public record PublicNotice(
        UUID id,
        String title,
        boolean over,
        Instant shownFrom,
        LocalDate lastDay,
        List<PublicLine> lines,
        List<Prolongation> extensions) {

    /**
     * @param number counts from 1; by it an objection names the line
     * @param county its name; null where none is shown
     * @param result what came of it after the notice; null so far, and where nothing is given
     */
    public record PublicLine(
            int number,
            String name,
            String item,
            @Nullable Money amount,
            @Nullable String county,
            NoticeView.LineState state,
            @Nullable LineResults.Result result) {}

    public record Prolongation(LocalDate on, String reason, LocalDate lastDay) {}
}
