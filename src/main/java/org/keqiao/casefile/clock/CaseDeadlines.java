package org.keqiao.casefile.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.keqiao.calendar.DueDate;
import org.keqiao.calendar.Limit;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.process.Matter;
import org.keqiao.process.MatterSettings.OnCorrection;
import org.keqiao.process.Matters;
import org.keqiao.process.Workflow;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * The limits of cases as rows: asking again never restarts one. The case clock is two of them, {@link #PROMISED} and
 * {@link #LEGAL}; steps have their own, which end with the step.
 */
@Component
public class CaseDeadlines {

    /** Limit key of what the bureau promises; traffic lights follow it. */
    public static final String PROMISED = "promised";
    /** Limit key of what the law allows. */
    public static final String LEGAL = "decision";

    private static final List<String> CLOCK = List.of(PROMISED, LEGAL);

    private final DeadlineRows rows;
    private final ClockPauses pauses;
    private final CaseFiles files;
    private final Matters matters;
    private final WorkingCalendar calendar;
    private final LegalBases bases;
    // The engine asks for deadlines, and deadlines move the engine's timers.
    private final ObjectProvider<Workflow> workflow;
    private final Clock clock;

    CaseDeadlines(
            DeadlineRows rows,
            ClockPauses pauses,
            CaseFiles files,
            Matters matters,
            WorkingCalendar calendar,
            LegalBases bases,
            ObjectProvider<Workflow> workflow,
            Clock clock) {
        this.rows = rows;
        this.pauses = pauses;
        this.files = files;
        this.matters = matters;
        this.calendar = calendar;
        this.bases = bases;
        this.workflow = workflow;
        this.clock = clock;
    }

    /** The current limit of a key, begun today when there is none. */
    public Deadline get(CaseFile file, String key) {
        return rows.current(file.id(), key).orElseGet(() -> {
            LocalDate start = CLOCK.contains(key) && file.acceptedOn() != null ? file.acceptedOn() : today();
            return begin(file, key, start)
                    .orElseThrow(() ->
                            new IllegalStateException("settings.json of " + file.matter() + " has no limit " + key));
        });
    }

    public Optional<Deadline> current(CaseFile file, String key) {
        return rows.current(file.id(), key);
    }

    /** The limit ends at 24:00 of its last day. */
    public Instant end(Deadline deadline) {
        return deadline.dueOn().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    /** The step that it was for is done. */
    public void end(CaseFile file, String key) {
        rows.end(file.id(), key, today());
    }

    public void endAll(CaseFile file) {
        rows.endAll(file.id(), today());
        pauses.endAll(file.id(), today());
    }

    /** The clock runs from the day of acceptance; a second acceptance after a correction starts it anew. */
    public void startClock(CaseFile file, String legalBasis, LocalDate acceptedOn) {
        for (String key : CLOCK) {
            rows.end(file.id(), key, today());
            limit(file, key, legalBasis).ifPresent(limit -> begin(file, key, acceptedOn, limit));
        }
    }

    /** While the applicant corrects an accepted case, the office's clock stands. */
    public void correcting(CaseFile file) {
        if (file.acceptedOn() != null) {
            stop(file);
        }
    }

    /** The corrected material is there: the clock goes on, or starts anew, as the matter's settings say. */
    public void corrected(CaseFile file, OnCorrection onCorrection) {
        if (file.acceptedOn() == null) {
            return;
        }
        if (onCorrection == OnCorrection.PAUSE) {
            goOn(file);
        } else {
            files.setAcceptedOn(file.id(), today());
            startClock(file, file.legalBasis(), today());
            CLOCK.forEach(key -> current(file, key).ifPresent(deadline -> reschedule(file, deadline)));
        }
    }

    public void stop(CaseFile file) {
        for (String key : CLOCK) {
            current(file, key).filter(row -> row.pausedOn() == null).ifPresent(row -> {
                Deadline stopped = row.paused(used(row, today()), today());
                rows.update(stopped);
                reschedule(file, stopped);
            });
        }
    }

    public void goOn(CaseFile file) {
        for (String key : CLOCK) {
            current(file, key).filter(row -> row.pausedOn() != null).ifPresent(row -> {
                Deadline running = counted(row.running(today()));
                rows.update(running);
                reschedule(file, running);
            });
        }
    }

    /** Adds the extension to both limits, each in its own unit. */
    public void extend(CaseFile file, int days) {
        for (String key : CLOCK) {
            current(file, key).ifPresent(row -> {
                Deadline longer = counted(row.extended(days));
                rows.update(longer);
                reschedule(file, longer);
            });
        }
    }

    /**
     * Counts all current limits again with today's calendar.
     *
     * @return those that moved
     */
    public List<Deadline> recount(CaseFile file) {
        return rows.current(file.id()).stream()
                .map(row -> {
                    Deadline again = counted(row);
                    rows.update(again);
                    if (!again.dueOn().equals(row.dueOn())) {
                        reschedule(file, again);
                    }
                    return again.dueOn().equals(row.dueOn()) ? null : again;
                })
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /** Days of the limit that are used up at the end of a day. */
    public int used(Deadline row, LocalDate on) {
        if (row.pausedOn() != null) {
            return row.usedBefore();
        }
        LocalDate until = row.endedOn() != null && row.endedOn().isBefore(on) ? row.endedOn() : on;
        return row.usedBefore() + Math.max(0, between(row.runningSince(), until, row.unit()));
    }

    public CaseView.ClockView clock(CaseFile file) {
        Deadline legal = rows.last(file.id(), LEGAL).orElse(null);
        Deadline promised = rows.last(file.id(), PROMISED).orElse(legal);
        if (promised == null) {
            return new CaseView.ClockView(
                    file.receivedOn(),
                    file.acceptedOn(),
                    null,
                    null,
                    null,
                    null,
                    Limit.Unit.WORKING,
                    false,
                    null,
                    false,
                    false);
        }
        int used = used(promised, today());
        boolean paused = promised.pausedOn() != null && promised.endedOn() == null;
        return new CaseView.ClockView(
                file.receivedOn(),
                file.acceptedOn(),
                promised.dueOn(),
                legal == null ? null : legal.dueOn(),
                used,
                left(promised, used),
                promised.unit(),
                paused,
                paused ? pauses.reason(file.id()).orElse(null) : null,
                promised.estimated() || legal != null && legal.estimated(),
                promised.extended());
    }

    private static int left(Deadline row, int used) {
        return row.days() - used;
    }

    private int between(LocalDate from, LocalDate to, Limit.Unit unit) {
        return unit == Limit.Unit.WORKING
                ? calendar.workingDaysBetween(from, to)
                : (int) java.time.temporal.ChronoUnit.DAYS.between(from, to);
    }

    /** The row with its last day counted from where the clock last began to run. */
    private Deadline counted(Deadline row) {
        int remaining = row.days() - row.usedBefore();
        if (row.pausedOn() != null || remaining <= 0) {
            // Stands still, or was over already.
            return row.due(row.dueOn(), row.estimated(), calendar.version());
        }
        DueDate due = calendar.due(row.runningSince(), new Limit(remaining, row.unit()));
        return row.due(due.on(), due.estimated(), due.calendarVersion());
    }

    private Optional<Deadline> begin(CaseFile file, String key, LocalDate start) {
        String basis = file.legalBasis() != null ? file.legalBasis() : bases.today();
        return limit(file, key, basis).map(limit -> begin(file, key, start, limit));
    }

    private Deadline begin(CaseFile file, String key, LocalDate start, Limit limit) {
        DueDate due = calendar.due(start, limit);
        return rows.insert(file.id(), key, start, limit, due);
    }

    private Optional<Limit> limit(CaseFile file, String key, String legalBasis) {
        return matter(file).limit(key, legalBasis);
    }

    private Matter matter(CaseFile file) {
        return matters.version(file.matter(), file.matterVersion());
    }

    private void reschedule(CaseFile file, Deadline row) {
        workflow.getObject().reschedule(file.number(), row.key(), end(row), row.pausedOn() != null);
    }

    @Nullable
    public Limit extension(CaseFile file) {
        return limit(file, "extension", file.legalBasis() == null ? bases.today() : file.legalBasis())
                .orElse(null);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
