package org.keqiao.studio.trial;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Finding;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.Publishing;
import org.keqiao.process.sandbox.TestRun;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.StudioAccess;
import org.keqiao.studio.draft.Drafting;
import org.keqiao.studio.way.LimitDays;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Trials that designers walk by hand: a draft in an engine of its own, with its own day, and one person in all roles. They
 * live in this server's memory, one a person, and go when nobody touches them. Nothing real is read or changed.
 */
@Service
public class Trials {

    private static final int MOST = 40;
    private static final Duration IDLE = Duration.ofMinutes(30);

    private final Drafting drafting;
    private final Publishing publishing;
    private final Bench bench;
    private final LimitDays days;
    private final Clock clock;
    private final Map<String, TrialSession> byPerson = new ConcurrentHashMap<>();

    Trials(Drafting drafting, Publishing publishing, Bench bench, LimitDays days, Clock clock) {
        this.drafting = drafting;
        this.publishing = publishing;
        this.bench = bench;
        this.days = days;
        this.clock = clock;
    }

    /**
     * Begins a trial of the draft, or without a draft of the version in force; the person's trial before ends.
     *
     * @param answers of the application, as far as the way depends on them
     * @param startsOn the trial's first day
     * @throws BundleRefused when the check finds an error
     * @throws Refusal CONFLICT when too many trials are open
     */
    public TrialState begin(Actor actor, String matter, Map<String, Object> answers, LocalDate startsOn) {
        Bundle bundle = sound(actor, matter);
        sweep();
        Optional.ofNullable(byPerson.remove(actor.username())).ifPresent(TrialSession::close);
        if (byPerson.size() >= MOST) {
            throw Refusal.conflict("TRIALS_FULL");
        }
        Instant at = startsOn.atTime(9, 0).atZone(clock.getZone()).toInstant();
        TrialSession session = new TrialSession(matter, bundle, bench.open(bundle), days, clock.instant());
        try {
            TrialState state = session.begin(at, answers);
            byPerson.put(actor.username(), session);
            return state;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** The person's own trial of a matter; empty when there is none. */
    public Optional<TrialState> current(Actor actor, String matter) {
        StudioAccess.read(actor);
        return Optional.ofNullable(byPerson.get(actor.username()))
                .filter(session -> session.matter().equals(matter))
                .map(TrialSession::state);
    }

    public TrialState get(Actor actor, String matter, UUID id) {
        return session(actor, matter, id).state();
    }

    /** What a trial tries: the draft as it was when the trial began. */
    public Bundle tried(Actor actor, String matter, UUID id) {
        return session(actor, matter, id).bundle();
    }

    /**
     * Ends a step that waits.
     *
     * @throws Refusal CONFLICT when it does not wait or has no such outcome, and what an action after it refuses
     */
    public TrialState complete(
            Actor actor, String matter, UUID id, String form, String outcome, Map<String, Object> answers) {
        return session(actor, matter, id).complete(form, outcome, answers);
    }

    /** Lets the next limit run out. */
    public TrialState passTime(Actor actor, String matter, UUID id) {
        return session(actor, matter, id).passTime();
    }

    /** The applicant takes the case back. */
    public TrialState withdraw(Actor actor, String matter, UUID id) {
        return session(actor, matter, id).withdraw();
    }

    public void end(Actor actor, String matter, UUID id) {
        session(actor, matter, id);
        Optional.ofNullable(byPerson.remove(actor.username())).ifPresent(TrialSession::close);
    }

    /** What was done so far as a test case, JSON, to be kept with the draft. */
    public String asTestCase(Actor actor, String matter, UUID id, MatterSettings.Text name) {
        return session(actor, matter, id).asTestCase(name);
    }

    /** Fields of the application that decide the way. */
    public List<TrialState.AskedField> startFields(Actor actor, String matter) {
        StudioAccess.read(actor);
        return TrialSession.startFields(drafting.bundle(actor, matter));
    }

    /**
     * Runs all test cases that are kept with the draft, or without a draft with the version in force.
     *
     * @throws BundleRefused when the check finds an error
     */
    public List<TestRun.Result> tests(Actor actor, String matter) {
        return bench.tests(sound(actor, matter));
    }

    private Bundle sound(Actor actor, String matter) {
        StudioAccess.read(actor);
        Bundle bundle = drafting.bundle(actor, matter);
        List<Finding> findings = publishing.check(bundle);
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new BundleRefused(matter, findings);
        }
        return bundle;
    }

    private TrialSession session(Actor actor, String matter, UUID id) {
        StudioAccess.read(actor);
        TrialSession session = byPerson.get(actor.username());
        if (session == null || !session.id().equals(id) || !session.matter().equals(matter)) {
            throw Refusal.notFound();
        }
        session.touch(clock.instant());
        return session;
    }

    @Scheduled(fixedDelayString = "PT5M")
    void sweep() {
        Instant before = clock.instant().minus(IDLE);
        byPerson.values().removeIf(session -> {
            boolean idle = session.touchedAt().isBefore(before);
            if (idle) {
                session.close();
            }
            return idle;
        });
    }
}
