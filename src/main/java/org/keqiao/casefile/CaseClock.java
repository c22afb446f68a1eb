package org.keqiao.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.calendar.Deadline;
import org.keqiao.calendar.Limit;
import org.keqiao.casefile.action.CaseLetters;
import org.keqiao.casefile.clock.CaseDeadlines;
import org.keqiao.casefile.event.ClockChanged;
import org.keqiao.casefile.event.ClockChanged.Change;
import org.keqiao.casefile.reading.CaseAccess;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.NewAct;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The officer's acts on a case's clock. */
@Service
@Transactional
public class CaseClock {

    /** Who may stop the clock and let it go on. */
    static final Role[] KEEPERS = {
        Role.REGISTRAR, Role.STATION_REVIEWER, Role.STATION_HEAD, Role.PROGRAM_OFFICER, Role.DEPUTY_DIRECTOR
    };
    /** Who may lengthen the limit: heads. */
    static final Role[] EXTENDERS = {Role.STATION_HEAD, Role.DEPUTY_DIRECTOR};

    /** Name of the act by which an officer stopped the clock. */
    static final String PAUSED = "clockPaused";

    private static final int LONGEST_REASON = 500;

    private final CaseFiles files;
    private final StandingAside aside;
    private final Acts acts;
    private final CaseDeadlines deadlines;
    private final CaseLetters letters;
    private final CaseAccess access;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseClock(
            CaseFiles files,
            Acts acts,
            CaseDeadlines deadlines,
            CaseLetters letters,
            CaseAccess access,
            StandingAside aside,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = files;
        this.aside = aside;
        this.acts = acts;
        this.deadlines = deadlines;
        this.letters = letters;
        this.access = access;
        this.currentActor = currentActor;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Stops the clock and the limits of the office's steps, for example while experts review (行政许可法 45); the applicant
     * is told in writing why and for how long, and when that is over the officer is reminded.
     *
     * @param expectedDays working days it is expected to take, from 1
     * @throws Refusal conflict CLOCK_NOT_RUNNING
     */
    public void pause(UUID id, String reason, int expectedDays) {
        CaseFile file = lock(id, KEEPERS);
        String text = checked(reason);
        if (expectedDays < 1 || expectedDays > 365) {
            throw Refusal.invalid(List.of(FieldError.of("expectedDays", "range", 1, 365)));
        }
        if (running(file).isPaused()) {
            throw Refusal.conflict("CLOCK_NOT_RUNNING");
        }
        LocalDate until = deadlines.stop(file, text, expectedDays);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reason", text);
        data.put("pausedOn", LocalDate.now(clock));
        data.put("pausedUntil", until);
        data.put("expectedDays", expectedDays);
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("expectedDays", expectedDays);
        output.put("pausedUntil", until.toString());
        letters.issueIfPresent(file, CaseLetters.PAUSE, data)
                .ifPresent(letter -> output.put("letter", letter.toString()));
        record(file, PAUSED, text, output);
        events.publishEvent(ClockChanged.now(file.ref(), Change.PAUSED, text, until));
    }

    /**
     * Lets the clock go on. Where a step began meanwhile for which it stands, it stands on for that alone, and nobody
     * is told of a day.
     *
     * @throws Refusal conflict CLOCK_NOT_PAUSED; STEP_HOLDS_CLOCK while a step is open for which it stands
     */
    public void resume(UUID id, String reason) {
        CaseFile file = lock(id, KEEPERS);
        String text = checked(reason);
        if (!running(file).isPaused()) {
            throw Refusal.conflict("CLOCK_NOT_PAUSED");
        }
        if (deadlines.standsForStep(file)) {
            throw Refusal.conflict("STEP_HOLDS_CLOCK");
        }
        deadlines.goOn(file);
        if (deadlines.standsForStep(file)) {
            record(file, "pauseEnded", text, Map.of());
            return;
        }
        LocalDate dueOn = deadlines.leading(file).map(Deadline::dueOn).orElseThrow();
        record(file, "clockResumed", text, Map.of("dueOn", dueOn.toString()));
        events.publishEvent(ClockChanged.now(file.ref(), Change.RESUMED, text, dueOn));
    }

    /**
     * Lengthens the limit by the matter's {@code extension}, once, by the head's approval (行政许可法 42); sends LT-04.
     *
     * @throws Refusal conflict ALREADY_EXTENDED; LIMIT_OVER after the last day, when there is nothing left to lengthen;
     *     NO_EXTENSION when the matter has none
     */
    public void extend(UUID id, String reason) {
        CaseFile file = lock(id, EXTENDERS);
        String text = checked(reason);
        Deadline before = running(file);
        Limit extension = deadlines.extension(file).orElseThrow(() -> Refusal.conflict("NO_EXTENSION"));
        if (deadlines.isOver(file)) {
            throw Refusal.conflict("LIMIT_OVER");
        }
        deadlines.extend(file, extension);
        Deadline after = running(file);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reason", text);
        data.put("previousDueOn", before.dueOn());
        data.put("dueOn", after.dueOn());
        UUID letter = letters.issueIfPresent(file, CaseLetters.EXTENSION, data).orElse(null);
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("dueOn", after.dueOn().toString());
        output.put("previousDueOn", before.dueOn().toString());
        if (letter != null) {
            output.put("letter", letter.toString());
        }
        record(file, "clockExtended", text, output);
        events.publishEvent(ClockChanged.now(file.ref(), Change.EXTENDED, text, after.dueOn()));
    }

    private CaseFile lock(UUID id, Role... roles) {
        Actor actor = currentActor.require();
        CaseFile file = files.lock(id);
        if (access.require(actor, file) != CaseAccess.Standing.OFFICER) {
            throw Refusal.notFound();
        }
        if (!access.isOfficerOf(actor, file, roles)) {
            throw Refusal.forbidden("CLOCK_NOT_YOURS");
        }
        aside.requireTakesPart(file.id(), actor.accountId());
        return file;
    }

    /** The legal limit, or the promised one where the law sets none. */
    private Deadline running(CaseFile file) {
        if (file.status() != CaseStatus.ACCEPTED) {
            throw Refusal.conflict("CLOCK_NOT_RUNNING");
        }
        return deadlines
                .current(file, CaseDeadlines.LEGAL)
                .or(() -> deadlines.leading(file))
                .orElseThrow(() -> Refusal.conflict("CLOCK_NOT_RUNNING"));
    }

    private void record(CaseFile file, String name, String reason, Map<String, Object> output) {
        acts.append(
                file.id(),
                NewAct.of(ActRecord.Kind.COMMAND, name, currentActor.require(), file.submission(), output)
                        .saying(reason, false));
    }

    private static String checked(String reason) {
        String text = reason.strip();
        if (text.isEmpty() || text.length() > LONGEST_REASON) {
            throw Refusal.invalid(
                    List.of(FieldError.of("reason", text.isEmpty() ? "required" : "tooLong", LONGEST_REASON)));
        }
        return text;
    }
}
