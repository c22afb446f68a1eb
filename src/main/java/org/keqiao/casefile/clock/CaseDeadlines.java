package org.keqiao.casefile.clock;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keqiao.calendar.Deadline;
import org.keqiao.calendar.Deadlines;
import org.keqiao.calendar.Limit;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.document.Letter;
import org.keqiao.document.Letters;
import org.keqiao.process.Matter;
import org.keqiao.process.MatterSettings.OnCorrection;
import org.keqiao.process.Matters;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Step;
import org.keqiao.process.Workflow;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Light;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * The limits of a case. Its clock is two of them, {@link #PROMISED} and {@link #LEGAL}; steps have their own, which end
 * with the step and begin a new round when the step comes again. All calls expect the case to be locked.
 */
@Component
public class CaseDeadlines {

    /** Limit key of what the bureau promises; traffic lights follow it. */
    public static final String PROMISED = "promised";
    /** Limit key of what the law allows. */
    public static final String LEGAL = "decision";

    /** Limit key of what the applicant has for its correction, which no pause of the office's stops. */
    public static final String CORRECTION = "correction";

    /** Why the clock stands while the applicant corrects; other reasons are an officer's words. */
    static final String CORRECTING = "correction";

    /** Why the clock stands while a step is open whose work is no time of the office's, such as an audit. */
    static final String STEP = "step";

    /** Why a limit stands that counts from a letter's service: the letter has not been served. */
    static final String SERVICE = "service";

    private static final String EXTENSION = "extension";
    private static final List<String> CLOCK = List.of(PROMISED, LEGAL);

    private final Deadlines deadlines;
    private final CaseFiles files;
    private final Matters matters;
    private final LegalBases bases;
    private final Letters letters;
    // The engine asks for deadlines, and deadlines move the engine's timers.
    private final ObjectProvider<Workflow> workflow;
    private final Clock clock;

    CaseDeadlines(
            Deadlines deadlines,
            CaseFiles files,
            Matters matters,
            LegalBases bases,
            Letters letters,
            ObjectProvider<Workflow> workflow,
            Clock clock) {
        this.deadlines = deadlines;
        this.files = files;
        this.matters = matters;
        this.bases = bases;
        this.letters = letters;
        this.workflow = workflow;
        this.clock = clock;
    }

    /**
     * The current limit of a key, begun today when there is none.
     *
     * @throws IllegalStateException when the matter's settings have no such limit
     */
    public Deadline get(CaseFile file, String key) {
        LocalDate start = CLOCK.contains(key) && file.acceptedOn() != null ? file.acceptedOn() : LocalDate.now(clock);
        List<Deadline> all = deadlines.of(file.number());
        Optional<Deadline> latest = latest(all, key);
        if (latest.filter(Deadline::isOpen).isPresent()) {
            return latest.get();
        }
        Optional<Letter> notice = notice(file, key);
        LocalDate from = notice.map(Letter::servedOn).orElse(start);
        Deadline made = deadlines.begin(file.number(), next(file, key, latest, from));
        if (notice.isPresent() && !notice.get().isServed()) {
            return deadlines.pause(file.number(), key, SERVICE, null);
        }
        return key.equals(CORRECTION) ? stayed(file, made) : standing(file, made, all);
    }

    /** The limit of a key begins on a day of its own, unless it runs or the matter has none. */
    public void beginFrom(CaseFile file, String key, LocalDate from) {
        Optional<Deadline> latest = latest(deadlines.of(file.number()), key);
        if (limit(file, key).isPresent() && latest.filter(Deadline::isOpen).isEmpty()) {
            stayed(file, deadlines.begin(file.number(), next(file, key, latest, from)));
        }
    }

    /** As long as an officer has the clock stand, a limit that begins stands with it. */
    private Deadline standing(CaseFile file, Deadline made, List<Deadline> all) {
        return file.standsFor() != null
                ? stayed(file, made)
                : ordered(all)
                        .map(pause -> deadlines.pause(file.number(), made.name(), pause.reason(), pause.until()))
                        .orElse(made);
    }

    /** As long as the whole case stands, so does a limit that begins or goes on. */
    private Deadline stayed(CaseFile file, Deadline running) {
        String reason = file.standsFor();
        return reason == null ? running : deadlines.pause(file.number(), running.name(), reason, null);
    }

    /** The letter from whose service the limit counts, the last one of its kind; empty for most limits. */
    private Optional<Letter> notice(CaseFile file, String key) {
        String kind = fromService(file).get(key);
        return kind == null
                ? Optional.empty()
                : letters.of(file.id()).stream()
                        .filter(letter -> letter.kind().equals(kind))
                        .reduce((one, later) -> later);
    }

    private Map<String, String> fromService(CaseFile file) {
        return matters.version(file.matter(), file.matterVersion()).settings().fromService();
    }

    /** A letter was served: limits that wait for it begin on that day. */
    public void served(CaseFile file, UUID letter, LocalDate on) {
        for (String key : fromService(file).keySet()) {
            boolean awaited =
                    notice(file, key).filter(each -> each.id().equals(letter)).isPresent();
            boolean waiting = current(file, key)
                    .filter(row -> row.isPaused() && SERVICE.equals(row.pause().reason()))
                    .isPresent();
            if (awaited && waiting) {
                Deadline begun = deadlines.startFrom(file.number(), key, on);
                reschedule(standing(file, begun, deadlines.of(file.number())));
            }
        }
    }

    /** The limit of a key that has not ended. */
    public Optional<Deadline> current(CaseFile file, String key) {
        return deadlines.latest(file.number(), key).filter(Deadline::isOpen);
    }

    /** The pause that an officer ordered for the case, while it lasts. */
    private static Optional<Deadline.Pause> ordered(List<Deadline> all) {
        return all.stream()
                .filter(row -> CLOCK.contains(row.name()) && row.isOpen() && row.isPaused())
                .map(Deadline::pause)
                .filter(pause -> !isOfItself(pause))
                .findFirst();
    }

    /** Whether the limit of a key stands still: what waits for it must not happen meanwhile. */
    public boolean isPaused(CaseFile file, String key) {
        return current(file, key).filter(Deadline::isPaused).isPresent();
    }

    /** The step that it was for is left. A step may show the case's own clock as its limit: that goes on. */
    public void end(CaseNumber caseNumber, String key) {
        if (!CLOCK.contains(key)) {
            deadlines.close(caseNumber, key);
        }
    }

    public void endAll(CaseFile file) {
        deadlines.closeAll(file.number());
    }

    /** The clock runs from the day of acceptance; what intake had to keep to is met. */
    public void startClock(CaseFile file, LocalDate acceptedOn) {
        deadlines.closeAll(file.number());
        List<Deadline> all = deadlines.of(file.number());
        deadlines
                .begin(
                        file.number(),
                        CLOCK.stream()
                                .filter(key -> limit(file, key).isPresent())
                                .map(key -> next(file, key, latest(all, key), acceptedOn))
                                .toList())
                .forEach(made -> stayed(file, made));
    }

    /** While the applicant corrects an accepted case, the office's clock stands. */
    public void correcting(CaseFile file) {
        if (file.acceptedOn() != null) {
            running(file).filter(row -> CLOCK.contains(row.name())).forEach(row -> stop(row, CORRECTING, null));
        }
    }

    /**
     * The corrected material is there: the clock goes on, or starts anew, as the matter's settings say for the rules that
     * the case was accepted under. A pause that an officer ordered stays, and what was extended is not extended again.
     */
    public void corrected(CaseFile file) {
        if (file.acceptedOn() == null) {
            return;
        }
        Matter matter = matters.version(file.matter(), file.matterVersion());
        if (matter.onCorrection(file.legalBasis()) == OnCorrection.PAUSE) {
            goOn(file, CORRECTING::equals);
            return;
        }
        LocalDate today = LocalDate.now(clock);
        files.setAcceptedOn(file.id(), today);
        for (String key : CLOCK) {
            current(file, key).ifPresent(row -> reschedule(anew(file, row, today)));
        }
    }

    private Deadline anew(CaseFile file, Deadline before, LocalDate start) {
        deadlines.close(file.number(), before.name());
        Deadline row = deadlines.begin(
                file.number(), new Deadlines.Start(before.name(), before.round() + 1, before.limit(), start));
        Deadline.Pause pause = before.pause();
        return pause == null || isOfItself(pause)
                ? stayed(file, row)
                : deadlines.pause(file.number(), row.name(), pause.reason(), pause.until());
    }

    /**
     * Stops the clock, and with it every limit of the office's steps.
     *
     * @param days working days that it is expected to take
     * @return the day on which it is expected to go on
     */
    public LocalDate stop(CaseFile file, String reason, int days) {
        LocalDate until = deadlines.workingDaysAhead(days);
        running(file).filter(row -> !row.name().equals(CORRECTION)).forEach(row -> stop(row, reason, until));
        return until;
    }

    /** Stops every limit that runs, and those that begin meanwhile, until {@link #standNoMore}. */
    public void stand(CaseFile file, String reason) {
        files.setStandsFor(file.id(), reason);
        running(file).forEach(row -> stop(row, reason, null));
    }

    /** What stood with the case goes on, but for the clock where a step has it stand. */
    public void standNoMore(CaseFile file) {
        files.setStandsFor(file.id(), null);
        goOn(file);
    }

    private Stream<Deadline> running(CaseFile file) {
        return deadlines.of(file.number()).stream().filter(row -> row.isOpen() && !row.isPaused());
    }

    private void stop(Deadline row, String reason, @Nullable LocalDate until) {
        reschedule(deadlines.pause(row.caseNumber(), row.name(), reason, until));
    }

    /** Pauses that no officer ordered: what people read of them is what the case waits for. */
    static boolean isOfItself(Deadline.Pause pause) {
        return CORRECTING.equals(pause.reason()) || STEP.equals(pause.reason());
    }

    /**
     * The clock stands as long as a step is open; the limits of steps run, the step's own among them.
     *
     * @param limit key of the step's own, with which the clock is expected to go on; null without one
     */
    public void standForStep(CaseFile file, @Nullable String limit) {
        LocalDate until =
                limit == null ? null : current(file, limit).map(Deadline::dueOn).orElse(null);
        running(file).filter(row -> CLOCK.contains(row.name())).forEach(row -> stop(row, STEP, until));
    }

    /** The step is over for which the clock stood. A pause that an officer ordered stays. */
    public void stepOver(CaseFile file) {
        goOn(file, STEP::equals);
    }

    /** True while the clock stands for a step: then nobody but the step lets it go on. */
    public boolean standsForStep(CaseFile file) {
        return leading(file)
                .filter(row -> row.isPaused() && STEP.equals(row.pause().reason()))
                .isPresent();
    }

    /**
     * Lets the clock go on, whatever an officer had it stand for; what waits for the service of a letter waits on, and so
     * does what stands for a step, also one that began while it stood.
     */
    public void goOn(CaseFile file) {
        goOn(file, reason -> !SERVICE.equals(reason) && !STEP.equals(reason));
        workflow.getObject().openTasks(file.number()).stream()
                .map(OpenTask::step)
                .filter(Step::clockStands)
                .forEach(step -> standForStep(file, step.deadline()));
    }

    private void goOn(CaseFile file, Predicate<String> reasons) {
        CaseFile now = files.require(file.number());
        deadlines.of(file.number()).stream()
                .filter(row -> row.isOpen()
                        && row.isPaused()
                        && reasons.test(row.pause().reason()))
                .forEach(row -> reschedule(stayed(now, deadlines.resume(file.number(), row.name()))));
    }

    /** Whether what the law allows has passed, or what is promised where the matter has no legal limit. */
    public boolean isOver(CaseFile file) {
        return current(file, LEGAL)
                .or(() -> current(file, PROMISED))
                .filter(row -> deadlines.standing(row).light() == Light.OVERDUE)
                .isPresent();
    }

    /** Lengthens both limits of the clock. */
    public void extend(CaseFile file, Limit by) {
        for (String key : CLOCK) {
            if (current(file, key).isPresent()) {
                reschedule(deadlines.extend(file.number(), key, by));
            }
        }
    }

    /**
     * The clock follows another limit of the matter from now on, counted from the day of acceptance; pauses and an
     * extension stay. Asked again it changes nothing.
     *
     * @return true when it had followed another
     */
    public boolean follow(CaseFile file, String key) {
        Limit limit = requireLimit(file, key);
        boolean changed = false;
        for (String clockKey : CLOCK) {
            Optional<Deadline> row = current(file, clockKey);
            if (row.isPresent() && !row.get().limit().equals(limit)) {
                reschedule(deadlines.follow(file.number(), clockKey, limit));
                changed = true;
            }
        }
        return changed;
    }

    /** Cases of whose clock somebody ought to hear today. */
    public List<CaseNumber> toRemind() {
        return deadlines.toRemind(CLOCK);
    }

    /** The limit that people go by: what is promised, or what the law allows where nothing is. */
    public Optional<Deadline> leading(CaseFile file) {
        return current(file, PROMISED).or(() -> current(file, LEGAL));
    }

    /** Somebody has heard of what there is to tell of the clock until today. */
    public void reminded(CaseFile file) {
        for (String key : CLOCK) {
            current(file, key).ifPresent(deadlines::reminded);
        }
    }

    /** Counts all limits of the case again with the calendar as it is now; tells those that moved. */
    public List<Deadlines.Moved> recount(CaseFile file) {
        List<Deadlines.Moved> moved = deadlines.recount(file.number());
        moved.forEach(move -> reschedule(move.after()));
        return moved;
    }

    public Deadlines.Standing standing(Deadline deadline) {
        return deadlines.standing(deadline);
    }

    /** The clock as people read it. */
    public CaseView.ClockView clock(CaseFile file) {
        List<Deadline> all = file.number() == null ? List.of() : deadlines.of(file.number());
        Deadline legal = latest(all, LEGAL).orElse(null);
        Deadline promised = latest(all, PROMISED).orElse(null);
        Deadline shown = promised != null ? promised : legal;
        return ClockFacts.of(file, shown, legal, shown == null ? null : deadlines.standing(shown));
    }

    /** How much the head may add; empty when the matter allows none. */
    public Optional<Limit> extension(CaseFile file) {
        return limit(file, EXTENSION);
    }

    private static Optional<Deadline> latest(List<Deadline> all, String key) {
        return all.stream().filter(row -> row.name().equals(key)).max(Comparator.comparingInt(Deadline::round));
    }

    private Deadlines.Start next(CaseFile file, String key, Optional<Deadline> latest, LocalDate start) {
        int round = latest.map(Deadline::round).orElse(0) + 1;
        Limit days = requireLimit(file, key);
        Limit limit = matters.version(file.matter(), file.matterVersion())
                .untilDay(key)
                .map(day -> deadlines.until(start, day, days))
                .orElse(days);
        return new Deadlines.Start(key, round, limit, start);
    }

    private Limit requireLimit(CaseFile file, String key) {
        return limit(file, key)
                .orElseThrow(
                        () -> new IllegalStateException("settings.json of " + file.matter() + " has no limit " + key));
    }

    private Optional<Limit> limit(CaseFile file, String key) {
        String basis = file.legalBasis() != null ? file.legalBasis() : bases.today();
        return matters.version(file.matter(), file.matterVersion()).limit(key, basis);
    }

    private void reschedule(Deadline row) {
        workflow.getObject().reschedule(row.caseNumber(), row.name(), row.dueAt(), row.isPaused());
    }
}
