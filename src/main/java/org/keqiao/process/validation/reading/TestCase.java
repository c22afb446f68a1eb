package org.keqiao.process.validation.reading;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keqiao.process.Json;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.files.JsonGuard;
import org.springframework.lang.Nullable;

/**
 * A case that is kept with a bundle to be tried on it. It names forms, outcomes, limits and tables and no element of the
 * model, so that it survives when the flow is drawn anew.
 *
 * @param startsOn day of the submission, null for the day of the run
 * @param answers of the application, as far as the way depends on them
 * @param results by action what it makes, where the simplest values would not do
 * @param steps what happens, in order; each step must wait when its turn comes
 * @param expect what it comes to
 */
public record TestCase(
        MatterSettings.Text name,
        @Nullable LocalDate startsOn,
        Map<String, Object> answers,
        Map<String, Map<String, Object>> results,
        List<Move> steps,
        Expected expect) {

    private static final int MOST_STEPS = 200;

    /**
     * One thing that happens: a step is ended, a limit runs out, or a message comes.
     *
     * @param form of the step that is ended, null for the others
     * @param due last day that the step's limit must have, null for any
     * @param days that pass before it happens
     * @param over key of the limit that runs out, null for the others
     * @param message that comes, null for the others
     */
    public record Move(
            @Nullable String form,
            @Nullable String outcome,
            Map<String, Object> answers,
            @Nullable LocalDate due,
            int days,
            @Nullable String over,
            @Nullable String message) {

        public Move {
            answers = answers == null ? Map.of() : new HashMap<>(answers);
        }

        private boolean isSound() {
            long kinds =
                    Stream.of(form, over, message).filter(kind -> kind != null).count();
            return kinds == 1 && (form == null) == (outcome == null) && days >= 0 && days <= 3_660;
        }
    }

    /**
     * What it comes to; what is left out may be anything.
     *
     * @param decidedBy action that ends the case, null for any
     * @param waits forms of the steps that wait in the end, null for any
     * @param decisions by table what it said the last time, name to value
     */
    public record Expected(
            @Nullable String decidedBy, @Nullable List<String> waits, Map<String, Map<String, String>> decisions) {

        public Expected {
            decisions = decisions == null ? Map.of() : decisions;
        }
    }

    public TestCase {
        answers = answers == null ? Map.of() : new HashMap<>(answers);
        results = results == null ? Map.of() : results;
        steps = steps == null ? List.of() : List.copyOf(steps);
        expect = expect == null ? new Expected(null, null, Map.of()) : expect;
    }

    /** Reads one, and says why it cannot be read. */
    public static Optional<TestCase> read(String path, String json, Findings findings) {
        if (!JsonGuard.passes(path, json, findings)) {
            return Optional.empty();
        }
        try {
            TestCase read = Json.read(json, TestCase.class);
            boolean sound = read.name != null
                    && read.name.zh() != null
                    && read.name.en() != null
                    && read.steps.size() <= MOST_STEPS
                    && read.steps.stream().allMatch(Move::isSound);
            if (sound) {
                return Optional.of(read);
            }
            findings.error(path, null, "TEST_CASE", "name, steps");
        } catch (RuntimeException e) {
            findings.error(path, null, "TEST_CASE", String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }
}
