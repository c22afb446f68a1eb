package org.keqiao.demo;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.casefile.CaseClock;
import org.keqiao.casefile.application.CaseDraft;
import org.keqiao.casefile.application.Cases;
import org.keqiao.casefile.application.NewCase;
import org.keqiao.demo.SampleContracts.Contract;
import org.keqiao.demo.SampleSellers.Seller;
import org.keqiao.demo.StepWork.Tools;
import org.keqiao.demo.Story.Ending;
import org.keqiao.process.DemoTime;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Workflow;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Backdating;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a story happen, act by act, each on its day and by the person whose act it is. A story is one transaction: it has
 * happened or it has not, whenever the machine goes down.
 */
@Component
class Storyteller {

    private static final String MATTER = "contract-certification";
    private static final int MOST_STEPS = 15;
    private static final int REVIEW_DAYS = 5;
    private static final Duration A_LITTLE = Duration.ofMinutes(10);

    private final Cases cases;
    private final CaseClock caseClock;
    private final StepWork steps;
    private final Workflow workflow;
    private final DemoTime timers;
    private final WorkingCalendar calendar;
    private final AccountDirectory accounts;
    private final CurrentActor currentActor;
    private final SampleStore store;
    private final Backdating backdating;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Storyteller(
            Cases cases,
            CaseClock caseClock,
            StepWork steps,
            Workflow workflow,
            DemoTime timers,
            WorkingCalendar calendar,
            AccountDirectory accounts,
            CurrentActor currentActor,
            SampleStore store,
            Backdating backdating,
            TransactionTemplate transaction,
            Clock clock) {
        this.cases = cases;
        this.caseClock = caseClock;
        this.steps = steps;
        this.workflow = workflow;
        this.timers = timers;
        this.calendar = calendar;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.store = store;
        this.backdating = backdating;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Where a story has come to. */
    private final class Telling {
        private final Story story;
        private final Seller seller;
        private final Contract contract;
        private final Tools tools;
        private final StoryTime time;
        private UUID id = new UUID(0, 0);

        @Nullable
        private CaseNumber number;

        private Telling(Story story, Seller seller, Contract contract, Tools tools) {
            this.story = story;
            this.seller = seller;
            this.contract = contract;
            this.tools = tools;
            this.time = new StoryTime(calendar, clock, tools.chance(), story.filed());
        }

        private <T> T now(Supplier<T> act) {
            return backdating.at(time.now(), act);
        }

        private <T> T as(String username, Supplier<T> act) {
            return now(() -> currentActor.runAs(accounts.actorNamed(username), act));
        }
    }

    /**
     * @return true when it happened now, false when it had happened before
     */
    boolean tell(Story story, List<Seller> sellers, List<SampleParty> buyers, SampleData data) {
        if (store.has(story.key())) {
            return false;
        }
        Random chance = data.chance(story.key());
        Seller seller = sellers.stream()
                .filter(one -> one.username().equals(story.seller()))
                .findFirst()
                .orElseGet(() -> SampleData.any(sellers, chance));
        SampleContracts contracts = new SampleContracts(data);
        SampleParty buyer = SampleData.any(buyers, chance);
        Contract contract = contracts.of(story, seller.party(), buyer);
        Telling telling = new Telling(story, seller, contract, new Tools(data, contracts, chance));
        Instant lapse = transaction.execute(status -> {
            if (!store.begin(story.key())) {
                return null;
            }
            Instant due = happen(telling);
            store.made(story.key(), telling.id);
            return due;
        });
        if (lapse != null) {
            backdating.at(lapse, () -> timers.runDue(lapse));
        }
        return true;
    }

    /** When the step's limit is over, for stories in which nobody acts until then and that day has passed. */
    @Nullable
    private Instant happen(Telling telling) {
        file(telling);
        Story story = telling.story;
        if (story.ending() == Ending.OUTLINE || story.ending() == Ending.DRAFT) {
            return null;
        }
        Deque<String> moves = StepWork.moves(story);
        for (int i = 0; i < MOST_STEPS; i++) {
            OpenTask task = open(telling);
            boolean more = !moves.isEmpty() || story.ending() == Ending.FINISHED;
            if (task == null || !more || !task.step().isParty() && !steps.canDo(task)) {
                break;
            }
            telling.time.pass(story.pace());
            if (task.step().isParty()) {
                moves.poll();
                correct(telling);
            } else {
                String outcome = StepWork.outcome(task, moves);
                telling.now(() -> {
                    steps.complete(telling.id, task, outcome, story, telling.contract, telling.tools);
                    return null;
                });
            }
        }
        return end(telling);
    }

    private void file(Telling telling) {
        Story story = telling.story;
        boolean outline = story.ending() == Ending.OUTLINE;
        Map<String, Object> answers = telling.contract.answers();
        Map<String, Object> begun = new LinkedHashMap<>();
        for (String key : outline ? List.of("title", "category", "seller") : List.copyOf(answers.keySet())) {
            begun.put(key, answers.get(key));
        }
        telling.as(telling.seller.username(), () -> {
            CaseDraft draft = cases.create(new NewCase(MATTER, begun, telling.seller.organisation(), null));
            telling.id = draft.id();
            if (!outline) {
                attach(telling, "contract", story.key());
                attach(telling, "undertaking", story.key());
                if (telling.contract.deducted() > 0) {
                    attach(telling, "splitSheet", story.key());
                }
            }
            if (!outline && story.ending() != Ending.DRAFT) {
                telling.number = cases.submit(draft.id(), story.key()).caseNumber();
            }
            return null;
        });
    }

    private void attach(Telling telling, String kind, String key) {
        String name = telling.tools.data().papers().get(kind).name() + ".pdf";
        byte[] paper = telling.tools.contracts().paper(kind, telling.contract, key);
        cases.attach(telling.id, kind, name, new ByteArrayInputStream(paper));
    }

    /** The applicant mends what the notice names. */
    private void correct(Telling telling) {
        telling.as(telling.seller.username(), () -> {
            CaseDraft draft = cases.draft(telling.id);
            Map<String, Object> answers = new LinkedHashMap<>(draft.answers());
            Map<String, Object> seller =
                    new LinkedHashMap<>(telling.contract.seller().answers());
            seller.put("contact", telling.contract.seller().legalRepresentative());
            answers.put("seller", seller);
            cases.saveAnswers(telling.id, answers, draft.version());
            attach(telling, "undertaking", telling.story.key() + "-2");
            return cases.submit(telling.id, telling.story.key() + "-2");
        });
    }

    @Nullable
    private OpenTask open(Telling telling) {
        return workflow.openTasks(Objects.requireNonNull(telling.number)).stream()
                .findFirst()
                .orElse(null);
    }

    @Nullable
    private Instant end(Telling telling) {
        SampleData data = telling.tools.data();
        OpenTask task = open(telling);
        if (task == null) {
            return null;
        }
        telling.time.pass(telling.story.pace());
        switch (telling.story.ending()) {
            case CLAIMED ->
                telling.now(() -> {
                    steps.claim(task, Objects.requireNonNull(telling.story.worker()));
                    return null;
                });
            case WITHDRAWN ->
                telling.as(telling.seller.username(), () -> cases.withdraw(telling.id, data.withdrawal()));
            case PAUSED ->
                telling.as("registrar", () -> {
                    caseClock.pause(telling.id, data.pause(), REVIEW_DAYS);
                    return null;
                });
            case EXTENDED ->
                telling.as("stationhead", () -> {
                    caseClock.extend(telling.id, data.extension());
                    return null;
                });
            case LAPSED -> {
                Instant over = task.dueOn() == null ? null : task.dueOn().plus(A_LITTLE);
                return over == null || over.isAfter(clock.instant()) ? null : over;
            }
            default -> {
                // The step waits.
            }
        }
        return null;
    }
}
