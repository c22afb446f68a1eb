package org.keqiao.studio.replay;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.keqiao.process.OpenTask;
import org.keqiao.process.sandbox.Sandbox;
import org.keqiao.process.sandbox.Trial;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.replay.Unjudged.Reason;
import org.keqiao.studio.way.WayReading;
import org.springframework.lang.Nullable;

/**
 * One past case on its way through a bundle. Whoever is asked answers what was answered to that form in that round, at
 * the time at which it was answered.
 */
final class Attempt {

    private static final int MOST = 500;

    /**
     * What is known when the bundle is not the case's own.
     *
     * @param newlyAsked by form the fields that conditions ask and that nobody could answer then
     * @param changedLimits keys of limits that are others now
     */
    record Past(Ran was, Map<String, Set<String>> newlyAsked, Set<String> changedLimits) {}

    private final Sandbox sandbox;
    private final WayReading reading;
    private final Memory memory;

    @Nullable
    private final Past past;

    private final Set<String> left = new HashSet<>();
    private final List<Ran.Outside> outside = new ArrayList<>();
    private final Queue<Ran.Outside> expected = new ArrayDeque<>();
    private final Set<String> used = new HashSet<>();

    /** @param past null when the case goes its own way once more */
    Attempt(Sandbox sandbox, WayReading reading, Memory memory, @Nullable Past past) {
        this.sandbox = sandbox;
        this.reading = reading;
        this.memory = memory;
        this.past = past;
        if (past != null) {
            expected.addAll(past.was().outside());
        }
    }

    Ran run() {
        Optional<Unjudged> unanswerable = unasked(sandbox.settings().startForm(), memory.facts());
        if (unanswerable.isPresent()) {
            return new Ran(List.of(), false, unanswerable.get(), Set.of(), List.of());
        }
        Trial trial;
        try {
            trial = sandbox.at(memory.submittedAt()).start(memory.facts());
        } catch (Refusal refused) {
            return new Ran(List.of(), false, why(refused), Set.of(), List.of());
        }
        Unjudged unjudged = null;
        try {
            boolean goesOn = true;
            for (int steps = 0; goesOn; steps++) {
                if (steps == MOST) {
                    throw new Stopped(Unjudged.of(Reason.ENDLESS));
                }
                goesOn = !trial.isEnded() && advance(trial);
            }
        } catch (Stopped stopped) {
            unjudged = stopped.why;
        } catch (Refusal refused) {
            unjudged = why(refused);
        }
        return new Ran(
                reading.read(trial.happenings(), trial.open(), trial.now(), trial.facts()),
                trial.isEnded(),
                unjudged,
                Set.copyOf(left),
                List.copyOf(outside));
    }

    /** One step further; false when it waits for what nobody ever answered. */
    private boolean advance(Trial trial) {
        Optional<OpenTask> next = trial.open().stream()
                .filter(task -> !used.contains(Memory.key(task)))
                .filter(task -> memory.answer(task).isPresent())
                .min(Comparator.comparingInt(
                        task -> memory.answer(task).orElseThrow().seq()));
        if (next.isPresent()) {
            answer(trial, next.get());
            return true;
        }
        return past == null ? fromOutside(trial) : fromOutsideAsThen(trial);
    }

    private void answer(Trial trial, OpenTask task) {
        Memory.Answer answer = memory.answer(task).orElseThrow();
        if (past != null && expireChanged(trial, answer.at())) {
            return;
        }
        String form = task.step().formId();
        String outcome = answer.outcomeOf(task)
                .orElseThrow(
                        () -> new Stopped(Unjudged.of(Reason.OUTCOME_GONE, form, String.valueOf(answer.outcome()))));
        unasked(form, answer.answers()).ifPresent(why -> {
            throw new Stopped(why);
        });
        used.add(Memory.key(task));
        trial.advanceTo(answer.at());
        trial.answer(form, outcome, answer.answers());
    }

    /** A limit that is another now may have run out before the answer came; the others did what they did. */
    private boolean expireChanged(Trial trial, Instant answeredAt) {
        if (past.changedLimits().isEmpty()) {
            return false;
        }
        Optional<Trial.Waiting> over = trial.waiting().stream()
                .filter(timer -> past.changedLimits().contains(timer.limit()))
                .filter(timer -> timer.due().isBefore(answeredAt))
                .findFirst();
        over.ifPresent(timer -> trial.expire(timer.limit()));
        return over.isPresent();
    }

    /** Its own way: what waits was left unanswered, so something else ended it. */
    private boolean fromOutside(Trial trial) {
        trial.open().forEach(task -> left.add(Memory.key(task)));
        if (memory.isWithdrawn() && trial.send(Memory.WITHDRAW)) {
            outside.add(new Ran.Outside(false, Memory.WITHDRAW));
            return true;
        }
        Trial.Waiting timer =
                trial.waiting().stream().findFirst().orElseThrow(() -> new Stopped(Unjudged.of(Reason.NOTHING_CAME)));
        outside.add(new Ran.Outside(true, timer.limit()));
        return trial.expire(timer.limit());
    }

    private boolean fromOutsideAsThen(Trial trial) {
        boolean asksMore =
                trial.open().stream().anyMatch(task -> !past.was().left().contains(Memory.key(task)));
        if (asksMore) {
            return false;
        }
        Ran.Outside next = expected.poll();
        boolean came = next != null && (next.isLimit() ? trial.expire(next.name()) : trial.send(next.name()));
        if (!came) {
            throw new Stopped(Unjudged.of(Reason.NOTHING_CAME));
        }
        return true;
    }

    private Optional<Unjudged> unasked(String form, Map<String, Object> answers) {
        return past == null
                ? Optional.empty()
                : past.newlyAsked().getOrDefault(form, Set.of()).stream()
                        .sorted()
                        .filter(key -> Objects.isNull(answers.get(key)))
                        .findFirst()
                        .map(key -> Unjudged.of(Reason.FIELD_NEW, form, key));
    }

    /** Of a refusal's arguments only those are kept that are names of the catalogue. */
    private static Unjudged why(Refusal refused) {
        List<String> names = refused.arguments().stream().map(String::valueOf).toList();
        return switch (refused.code()) {
            case Course.RESULT_UNKNOWN -> new Unjudged(Reason.RESULT_UNKNOWN, names);
            case "FACT_MISSING" -> new Unjudged(Reason.FACT_MISSING, names);
            default -> Unjudged.of(Reason.REFUSED, refused.code());
        };
    }

    private static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Unjudged why;

        Stopped(Unjudged why) {
            super(why.toString(), null, false, false);
            this.why = why;
        }
    }
}
