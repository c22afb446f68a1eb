package org.keqiao.casefile.clock;

import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.calendar.Limit;
import org.springframework.lang.Nullable;

/**
 * One limit of a case.
 *
 * @param days the whole limit, extension included
 * @param runningSince day from which {@code days - usedBefore} count
 * @param usedBefore days used before that, pauses left out
 * @param pausedOn null while it runs
 * @param endedOn null while it is current
 */
public record Deadline(
        UUID caseId,
        String key,
        int round,
        LocalDate startedOn,
        int days,
        Limit.Unit unit,
        LocalDate runningSince,
        int usedBefore,
        @Nullable LocalDate pausedOn,
        LocalDate dueOn,
        boolean estimated,
        int calendarVersion,
        boolean extended,
        @Nullable LocalDate endedOn) {

    public Deadline paused(int used, LocalDate on) {
        return new Deadline(
                caseId,
                key,
                round,
                startedOn,
                days,
                unit,
                runningSince,
                used,
                on,
                dueOn,
                estimated,
                calendarVersion,
                extended,
                endedOn);
    }

    public Deadline running(LocalDate since) {
        return new Deadline(
                caseId,
                key,
                round,
                startedOn,
                days,
                unit,
                since,
                usedBefore,
                null,
                dueOn,
                estimated,
                calendarVersion,
                extended,
                endedOn);
    }

    public Deadline extended(int more) {
        return new Deadline(
                caseId,
                key,
                round,
                startedOn,
                days + more,
                unit,
                runningSince,
                usedBefore,
                pausedOn,
                dueOn,
                estimated,
                calendarVersion,
                true,
                endedOn);
    }

    public Deadline due(LocalDate on, boolean estimated, int version) {
        return new Deadline(
                caseId,
                key,
                round,
                startedOn,
                days,
                unit,
                runningSince,
                usedBefore,
                pausedOn,
                on,
                estimated,
                version,
                extended,
                endedOn);
    }
}
