package org.keqiao.process.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.keqiao.process.Bundle;
import org.keqiao.process.OpenTask;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.TestCase;
import org.keqiao.shared.Refusal;

/** Runs the test cases that are kept with a bundle. */
public final class TestRun {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /**
     * How a test case went.
     *
     * @param file path in the bundle
     * @param zh,en its name
     * @param differences from what it expects; empty when it passes
     */
    public record Result(String file, String zh, String en, List<Mismatch> differences) {

        public boolean passes() {
            return differences.isEmpty();
        }
    }

    /**
     * Something else came than was expected.
     *
     * @param step number of the step from 1, 0 for the end
     * @param what form, limit, message, table or action, by the kind
     */
    public record Mismatch(Kind kind, int step, String what, String expected, String found) {}

    /** The kinds of difference. */
    public enum Kind {
        /** The step does not wait. */
        STEP,
        /** The step has no such outcome. */
        OUTCOME,
        /** The step's limit ends on another day. */
        DUE,
        /** No timer waits for the limit. */
        LIMIT,
        /** The case does not wait for the message. */
        MESSAGE,
        /** An action refuses. */
        REFUSED,
        /** Other steps wait in the end. */
        WAITS,
        /** It is decided otherwise. */
        END,
        /** The table said something else. */
        DECISION,
        /** The file cannot be read. */
        UNREADABLE
    }

    private final Sandbox sandbox;
    private final Instant today;
    private Map<String, Map<String, Object>> results = Map.of();

    /**
     * @param sandbox whose other answers a test case may replace
     * @param today when test cases begin that name no day
     */
    public TestRun(Sandbox sandbox, Sandbox.StandIn otherwise, Instant today) {
        this.sandbox = sandbox;
        this.today = today;
        sandbox.standingIn((action, input, at) -> {
            Optional<Map<String, Object>> usual = otherwise.answer(action, input, at);
            Map<String, Object> told = results.get(action);
            if (told == null) {
                return usual;
            }
            Map<String, Object> both = new HashMap<>(usual.orElse(Map.of()));
            both.putAll(told);
            return Optional.of(both);
        });
    }

    /** All test cases of the bundle, by their name. */
    public List<Result> all(Bundle bundle) {
        List<Result> found = new ArrayList<>();
        bundle.folder(Bundle.TESTS).forEach((name, json) -> {
            String path = Bundle.TESTS + name + ".json";
            found.add(TestCase.read(path, json, new Findings())
                    .map(test -> new Result(path, test.name().zh(), test.name().en(), differences(test)))
                    .orElseGet(() ->
                            new Result(path, name, name, List.of(new Mismatch(Kind.UNREADABLE, 0, path, "", "")))));
        });
        return found;
    }

    private List<Mismatch> differences(TestCase test) {
        results = test.results();
        List<Mismatch> differences = new ArrayList<>();
        int step = 0;
        try {
            Trial trial = sandbox.at(start(test)).start(test.answers());
            for (TestCase.Move move : test.steps()) {
                step++;
                Optional<Mismatch> stopped = take(trial, move, step, differences);
                if (stopped.isPresent()) {
                    differences.add(stopped.get());
                    return differences;
                }
            }
            end(trial, test.expect(), differences);
        } catch (Refusal refused) {
            differences.add(new Mismatch(Kind.REFUSED, step, "", "", refused.code()));
        }
        return differences;
    }

    private Instant start(TestCase test) {
        LocalDate day = test.startsOn();
        return day == null ? today : day.atTime(LocalTime.of(9, 0)).atZone(ZONE).toInstant();
    }

    /** What makes it impossible to go on, if anything does. */
    private static Optional<Mismatch> take(Trial trial, TestCase.Move move, int step, List<Mismatch> differences) {
        trial.advanceTo(trial.now().plus(Duration.ofDays(move.days())));
        if (move.over() != null) {
            return trial.expire(move.over())
                    ? Optional.empty()
                    : Optional.of(new Mismatch(Kind.LIMIT, step, move.over(), "", waiting(trial)));
        }
        if (move.message() != null) {
            return trial.send(move.message())
                    ? Optional.empty()
                    : Optional.of(new Mismatch(Kind.MESSAGE, step, move.message(), "", waiting(trial)));
        }
        Optional<OpenTask> task = trial.open(move.form());
        if (task.isEmpty()) {
            return Optional.of(new Mismatch(Kind.STEP, step, move.form(), move.form(), waiting(trial)));
        }
        if (task.get().step().outcome(move.outcome()).isEmpty()) {
            return Optional.of(new Mismatch(Kind.OUTCOME, step, move.form(), move.outcome(), ""));
        }
        due(task.get(), move, step).ifPresent(differences::add);
        trial.answer(move.form(), move.outcome(), move.answers());
        return Optional.empty();
    }

    private static Optional<Mismatch> due(OpenTask task, TestCase.Move move, int step) {
        LocalDate expected = move.due();
        if (expected == null) {
            return Optional.empty();
        }
        String found = task.dueOn() == null
                ? ""
                : LocalDate.ofInstant(task.dueOn().minusMillis(1), ZONE).toString();
        return found.equals(expected.toString())
                ? Optional.empty()
                : Optional.of(new Mismatch(Kind.DUE, step, move.form(), expected.toString(), found));
    }

    private static void end(Trial trial, TestCase.Expected expect, List<Mismatch> differences) {
        String decidedBy = trial.decidedBy().orElse("");
        if (expect.decidedBy() != null && !expect.decidedBy().equals(decidedBy)) {
            differences.add(new Mismatch(
                    Kind.END, 0, "", expect.decidedBy(), decidedBy.isEmpty() ? waiting(trial) : decidedBy));
        }
        if (expect.waits() != null) {
            String wanted = String.join(", ", new TreeSet<>(expect.waits()));
            if (!wanted.equals(waiting(trial))) {
                differences.add(new Mismatch(Kind.WAITS, 0, "", wanted, waiting(trial)));
            }
        }
        Map<String, Map<String, Object>> said = new HashMap<>();
        trial.happenings().forEach(happening -> {
            if (happening instanceof Happening.Evaluated evaluated) {
                said.put(evaluated.decided().table(), evaluated.decided().output());
            }
        });
        expect.decisions()
                .forEach((table, outputs) -> outputs.forEach((name, value) -> {
                    String found =
                            String.valueOf(said.getOrDefault(table, Map.of()).get(name));
                    if (!found.equals(value)) {
                        differences.add(
                                new Mismatch(Kind.DECISION, 0, table, value, said.containsKey(table) ? found : ""));
                    }
                }));
    }

    private static String waiting(Trial trial) {
        return String.join(
                ", ",
                new TreeSet<>(
                        trial.open().stream().map(task -> task.step().formId()).toList()));
    }
}
