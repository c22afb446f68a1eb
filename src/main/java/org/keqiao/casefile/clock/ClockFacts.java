package org.keqiao.casefile.clock;

import org.keqiao.calendar.Deadline;
import org.keqiao.calendar.Deadlines;
import org.keqiao.calendar.Limit;
import org.keqiao.casefile.CaseView.ClockView;
import org.keqiao.casefile.store.CaseFile;
import org.springframework.lang.Nullable;

/** A case's limits, told as one clock. */
final class ClockFacts {

    private ClockFacts() {}

    /**
     * @param shown the limit that people go by, null before acceptance
     * @param legal null where the law sets none
     * @param standing of the one shown
     */
    static ClockView of(
            CaseFile file, @Nullable Deadline shown, @Nullable Deadline legal, @Nullable Deadlines.Standing standing) {
        if (shown == null || standing == null) {
            return new ClockView(
                    file.receivedOn(),
                    file.acceptedOn(),
                    null,
                    null,
                    null,
                    null,
                    Limit.Unit.WORKING,
                    false,
                    null,
                    null,
                    null,
                    false,
                    false);
        }
        Deadline.Pause pause = shown.isPaused() ? shown.pause() : null;
        return new ClockView(
                file.receivedOn(),
                file.acceptedOn(),
                shown.dueOn(),
                legal == null ? null : legal.dueOn(),
                standing.usedDays(),
                standing.leftDays(),
                shown.limit().unit(),
                pause != null,
                pause == null || CaseDeadlines.isOfItself(pause) ? null : pause.reason(),
                pause == null ? null : pause.since(),
                pause == null ? null : pause.until(),
                shown.estimated() || legal != null && legal.estimated(),
                shown.isExtended());
    }
}
