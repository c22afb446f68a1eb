package org.keqiao.notification;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.event.ApplicantNotified;
import org.keqiao.casefile.event.CaseAccepted;
import org.keqiao.casefile.event.CaseDecided;
import org.keqiao.casefile.event.CaseOpened;
import org.keqiao.casefile.event.CaseSubmitted;
import org.keqiao.casefile.event.CaseWithdrawn;
import org.keqiao.casefile.event.ClockChanged;
import org.keqiao.casefile.event.ClockReached;
import org.keqiao.casefile.event.CorrectionRequested;
import org.keqiao.casefile.event.DraftFading;
import org.keqiao.casefile.event.LetterIssued;
import org.keqiao.casefile.event.LetterReady;
import org.keqiao.casefile.event.PauseEnding;
import org.keqiao.casefile.event.StepHoldsClock;
import org.keqiao.inbox.OpenSteps;
import org.keqiao.inbox.PartyStepWaiting;
import org.keqiao.inbox.RecusalAnswered;
import org.keqiao.inbox.RecusalAsked;
import org.keqiao.inbox.SeatUnneeded;
import org.keqiao.inbox.StepGiven;
import org.keqiao.inbox.StepTaken;
import org.keqiao.inbox.StepWaiting;
import org.keqiao.security.AccountView;
import org.keqiao.security.Role;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells people what happens to their cases, after it has happened for good. An event that comes twice tells nobody twice. */
@Component
class CaseNotices {

    /** Letters that say what another notice says already: acceptance, correction, refusals, the clock, withdrawal. */
    private static final Set<String> TOLD_OTHERWISE =
            Set.of("LT-01", "LT-02", "LT-03", "LT-04", "LT-04P", "LT-05", "LT-05D");

    private final Notifier notifier;
    private final NotificationStore store;
    private final People people;
    private final Clock clock;

    CaseNotices(Notifier notifier, NotificationStore store, People people, Clock clock) {
        this.notifier = notifier;
        this.store = store;
        this.people = people;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(CaseSubmitted event) {
        String key = event.submission() == 1 ? "notification.submitted" : "notification.resubmitted";
        Notice notice = Notice.of(
                NotificationKind.SUBMITTED,
                event.of(),
                source("submitted", event.of().id(), event.submission()),
                key);
        notifier.tell(notice, people.handlers(event.of().organisation()));
    }

    @ApplicationModuleListener
    void on(CaseOpened event) {
        notifier.tell(
                Notice.of(
                        NotificationKind.DECIDED,
                        event.of(),
                        source("opened", event.of().id()),
                        "notification.opened"),
                people.handlers(event.of().organisation()));
    }

    @ApplicationModuleListener
    void on(DraftFading event) {
        notifier.tell(
                new Notice(
                        NotificationKind.MESSAGE,
                        source("fading", event.caseId(), event.on()),
                        "notification.draftFading",
                        List.of(event.title(), event.on()),
                        event.caseId(),
                        null,
                        "applications/" + event.caseId()),
                people.handlers(event.organisation()));
    }

    @ApplicationModuleListener
    void on(CaseAccepted event) {
        String source = source("accepted", event.of().id(), event.acceptedOn());
        String key = event.deemed() ? "notification.acceptedDeemed" : "notification.accepted";
        notifier.tell(
                Notice.of(NotificationKind.ACCEPTED, event.of(), source, key, event.acceptedOn()),
                people.handlers(event.of().organisation()));
        if (event.deemed()) {
            notifier.tell(
                    Notice.of(
                            NotificationKind.SUPERVISION,
                            event.of(),
                            source,
                            "notification.nobodyAnswered",
                            event.acceptedOn()),
                    people.head(event.of()));
        }
    }

    @ApplicationModuleListener
    void on(CorrectionRequested event) {
        String source = source("correction", event.of().id(), event.round());
        notifier.tell(
                Notice.of(
                        NotificationKind.CORRECTION,
                        event.of(),
                        source,
                        "notification.correction",
                        event.items().size(),
                        event.dueOn()),
                people.handlers(event.of().organisation()));
        if (event.round() > 1) {
            notifier.tell(
                    Notice.of(
                            NotificationKind.SUPERVISION,
                            event.of(),
                            source,
                            event.late() > 0 ? "notification.toldLate" : "notification.correctedAgain",
                            event.round(),
                            event.late()),
                    people.head(event.of()));
        }
    }

    @ApplicationModuleListener
    void on(CaseDecided event) {
        store.closeTasks(event.of().id(), clock.instant());
        notifier.tell(
                Notice.of(
                        NotificationKind.DECIDED,
                        event.of(),
                        source("decided", event.of().id(), event.status()),
                        "notification.decided." + event.status()),
                people.handlers(event.of().organisation()));
    }

    @ApplicationModuleListener
    void on(CaseWithdrawn event) {
        store.closeTasks(event.of().id(), clock.instant());
        notifier.tell(
                Notice.of(
                        NotificationKind.DECIDED,
                        event.of(),
                        source("withdrawn", event.of().id(), event.deemed()),
                        event.deemed() ? "notification.withdrawnDeemed" : "notification.withdrawn"),
                people.handlers(event.of().organisation()));
    }

    @ApplicationModuleListener
    void on(LetterIssued event) {
        if (event.forParties() && !TOLD_OTHERWISE.contains(event.kind())) {
            notifier.tell(
                    Notice.of(
                            NotificationKind.LETTER,
                            event.of(),
                            source("letter", event.letter()),
                            event.sealed() ? "notification.letter" : "notification.letterUnsealed"),
                    people.handlers(event.of().organisation()));
        }
    }

    @ApplicationModuleListener
    void on(LetterReady event) {
        notifier.tell(
                Notice.of(
                        NotificationKind.LETTER,
                        event.of(),
                        source("letterReady", event.letter(), event.sha256()),
                        "notification.letterReady",
                        event.name()),
                people.handlers(event.of().organisation()));
    }

    @ApplicationModuleListener
    void on(ClockChanged event) {
        String key =
                switch (event.change()) {
                    case PAUSED -> "notification.clockPaused";
                    case RESUMED -> "notification.clockResumed";
                    case EXTENDED -> "notification.clockMoved";
                    case REPLACED -> "notification.clockReplaced";
                    case COUNTED -> "notification.clockCounted";
                };
        Object[] more =
                event.reason() == null ? new Object[] {event.day()} : new Object[] {event.day(), event.reason()};
        notifier.tell(
                Notice.of(NotificationKind.CLOCK, event.of(), source("clock", event.id()), key, more),
                people.handlers(event.of().organisation()));
    }

    /** On its last day the officer who stopped the clock and those at work; afterwards their head too. */
    @ApplicationModuleListener
    void on(PauseEnding event) {
        List<AccountView> told = new ArrayList<>(people.workers(event.of()));
        if (event.pausedBy() != null) {
            told.addAll(people.one(event.pausedBy()));
        }
        if (event.over()) {
            told.addAll(people.head(event.of()));
        }
        notifier.tell(
                Notice.of(
                        event.over() ? NotificationKind.OVERDUE : NotificationKind.REMINDER,
                        event.of(),
                        source("pause", event.of().id(), event.until(), event.over()),
                        event.over() ? "notification.pauseOver" : "notification.pauseEnding",
                        event.until()),
                told.stream()
                        .filter(person -> !person.roles().isEmpty())
                        .distinct()
                        .toList());
    }

    /** Who commissioned the step reminds those who do it, or takes it from them; afterwards the head knows too. */
    @ApplicationModuleListener
    void on(StepHoldsClock event) {
        List<AccountView> told = new ArrayList<>(people.of(event.of(), Role.PROGRAM_OFFICER));
        if (event.over()) {
            told.addAll(people.head(event.of()));
        }
        notifier.tell(
                Notice.of(
                        event.over() ? NotificationKind.OVERDUE : NotificationKind.REMINDER,
                        event.of(),
                        source("step", event.of().id(), event.until(), event.over()),
                        event.over() ? "notification.stepOver" : "notification.stepDue",
                        event.until()),
                told.stream().distinct().toList());
    }

    @ApplicationModuleListener
    void on(ApplicantNotified event) {
        notifier.tell(
                Notice.of(
                        NotificationKind.MESSAGE,
                        event.of(),
                        source("message", event.id()),
                        "notification.message",
                        event.message()),
                people.handlers(event.of().organisation()));
    }

    @ApplicationModuleListener
    void on(PartyStepWaiting event) {
        notifier.tell(
                Notice.of(
                        NotificationKind.CORRECTION,
                        event.of(),
                        source("answer", event.task()),
                        "notification.answer",
                        event.step()),
                people.handlers(event.of().organisation()));
    }

    /** What waited before on this case is done, or it would not be this step's turn. */
    @ApplicationModuleListener
    void on(StepWaiting event) {
        store.closeTasks(event.of().id(), clock.instant());
        notifier.tell(
                Notice.of(
                        NotificationKind.TASK,
                        event.of(),
                        source("task", event.task()),
                        "notification.task",
                        event.step(),
                        event.of().applicantName()),
                people.groups(event.of(), event.groups()));
    }

    /** At 60 percent the people at work, from 80 on their head too, when it is over the deputy director as well. */
    @ApplicationModuleListener
    void on(ClockReached event) {
        boolean over = event.percent() >= 100;
        List<AccountView> told = new ArrayList<>(people.workers(event.of()));
        if (event.percent() >= 80) {
            told.addAll(people.head(event.of()));
        }
        if (over) {
            told.addAll(people.of(event.of(), Role.DEPUTY_DIRECTOR));
        }
        notifier.tell(
                over ? overdue(event) : reminder(event),
                told.stream().filter(person -> !person.roles().isEmpty()).toList());
    }

    private static Notice reminder(ClockReached event) {
        return Notice.of(
                NotificationKind.REMINDER,
                event.of(),
                source("clock", event.of().id(), event.dueOn(), event.percent()),
                "notification.reminder",
                event.percent(),
                event.dueOn());
    }

    /** Names the step and who has it: the head decides whether somebody else must take it over. */
    private Notice overdue(ClockReached event) {
        OpenSteps.OpenStep step = people.waiting(event.of()).orElse(null);
        String source = source("clock", event.of().id(), event.dueOn(), event.percent());
        if (step == null) {
            return Notice.of(NotificationKind.OVERDUE, event.of(), source, "notification.overdue", event.dueOn());
        }
        return step.assigneeName() == null
                ? Notice.of(
                        NotificationKind.OVERDUE,
                        event.of(),
                        source,
                        "notification.overdue.free",
                        event.dueOn(),
                        step.name())
                : Notice.of(
                        NotificationKind.OVERDUE,
                        event.of(),
                        source,
                        "notification.overdue.held",
                        event.dueOn(),
                        step.name(),
                        step.assigneeName());
    }

    @ApplicationModuleListener
    void on(StepGiven event) {
        notifier.tell(
                Notice.of(
                        NotificationKind.TASK,
                        event.of(),
                        source("given", event.id()),
                        "notification.given",
                        event.step(),
                        event.by()),
                people.named(event.to()));
    }

    @ApplicationModuleListener
    void on(StepTaken event) {
        notifier.tell(
                Notice.of(
                        NotificationKind.SUPERVISION,
                        event.of(),
                        source("taken", event.id()),
                        "notification.taken",
                        event.step(),
                        event.by(),
                        event.reason()),
                people.named(event.from()));
    }

    @ApplicationModuleListener
    void on(RecusalAsked event) {
        notifier.tell(
                Notice.of(
                        NotificationKind.SUPERVISION,
                        event.of(),
                        source("recusal", event.id()),
                        "notification.recusalAsked",
                        event.person(),
                        event.dueOn()),
                event.groups().stream()
                        .flatMap(group -> people.group(group).stream())
                        .distinct()
                        .toList());
    }

    @ApplicationModuleListener
    void on(RecusalAnswered event) {
        String key = event.granted() ? "notification.recusalGranted" : "notification.recusalRefused";
        String source = source("recusalAnswered", event.id());
        if (event.organisation() != null) {
            notifier.tell(
                    Notice.of(NotificationKind.MESSAGE, event.of(), source, key, event.person(), event.decision()),
                    people.handlers(event.organisation()));
        }
        List<UUID> officers = event.applicant() == null || event.applicant().equals(event.account())
                ? List.of(event.account())
                : List.of(event.account(), event.applicant());
        notifier.tell(
                Notice.of(NotificationKind.SUPERVISION, event.of(), source, key, event.person(), event.decision()),
                people.all(officers));
    }

    @ApplicationModuleListener
    void on(SeatUnneeded event) {
        notifier.tell(
                Notice.of(
                        NotificationKind.SUPERVISION,
                        event.of(),
                        source("unneeded", event.id()),
                        "notification.unneeded",
                        event.step()),
                people.named(event.to()));
    }

    private static String source(Object... parts) {
        return String.join(":", List.of(parts).stream().map(String::valueOf).toList());
    }
}
