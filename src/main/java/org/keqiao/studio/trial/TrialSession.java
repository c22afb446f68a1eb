package org.keqiao.studio.trial;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.form.FormField;
import org.keqiao.form.FormSchema;
import org.keqiao.process.Bundle;
import org.keqiao.process.Fact;
import org.keqiao.process.Json;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.OpenTask;
import org.keqiao.process.sandbox.Happening;
import org.keqiao.process.sandbox.Sandbox;
import org.keqiao.process.sandbox.Trial;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.way.LimitDays;
import org.keqiao.studio.way.WayReading;
import org.springframework.lang.Nullable;

/** One person's trial; a sandbox belongs to one thread at a time. */
final class TrialSession {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String WITHDRAW = "withdraw";

    private final UUID id = UUID.randomUUID();
    private final String matter;
    private final Bundle bundle;
    private final Sandbox sandbox;
    private final WayReading reading;
    private final List<Map<String, Object>> moves = new ArrayList<>();
    private Map<String, Object> begun = Map.of();
    private LocalDate startsOn = LocalDate.EPOCH;
    private volatile Instant touchedAt;

    @Nullable
    private Trial trial;

    TrialSession(String matter, Bundle bundle, Sandbox sandbox, LimitDays days, Instant now) {
        this.matter = matter;
        this.bundle = bundle;
        this.sandbox = sandbox;
        this.reading = new WayReading(sandbox, days);
        this.touchedAt = now;
    }

    UUID id() {
        return id;
    }

    String matter() {
        return matter;
    }

    Instant touchedAt() {
        return touchedAt;
    }

    void touch(Instant now) {
        touchedAt = now;
    }

    synchronized TrialState begin(Instant at, Map<String, Object> answers) {
        begun = Map.copyOf(answers);
        startsOn = LocalDate.ofInstant(at, ZONE);
        trial = sandbox.at(at).start(answers);
        return state();
    }

    synchronized TrialState complete(String form, String outcome, Map<String, Object> answers) {
        OpenTask task = trial.open(form).orElseThrow(() -> Refusal.conflict("TASK_GONE"));
        if (task.step().outcome(outcome).isEmpty()) {
            throw Refusal.invalid("UNKNOWN_OUTCOME", outcome);
        }
        Map<String, Object> move = new LinkedHashMap<>();
        move.put("form", form);
        move.put("outcome", outcome);
        move.put("answers", answers);
        if (task.dueOn() != null) {
            move.put("due", lastDay(task.dueOn()).toString());
        }
        // Officers work by day: every answer comes an hour after what was before.
        trial.advanceTo(trial.now().plus(Duration.ofHours(1)));
        trial.answer(form, outcome, answers);
        moves.add(move);
        return state();
    }

    synchronized TrialState passTime() {
        Trial.Waiting next = trial.waiting().stream().findFirst().orElseThrow(() -> Refusal.conflict("TRIAL_NO_LIMIT"));
        trial.expire(next.limit());
        moves.add(Map.of("over", next.limit()));
        return state();
    }

    synchronized TrialState withdraw() {
        if (!trial.send(WITHDRAW)) {
            throw Refusal.conflict("WITHDRAWAL_NOT_POSSIBLE");
        }
        moves.add(Map.of("message", WITHDRAW));
        return state();
    }

    synchronized TrialState state() {
        return new TrialState(
                id,
                matter,
                LocalDate.ofInstant(trial.now(), ZONE),
                trial.open().stream().map(this::waiting).toList(),
                trial.waiting().stream()
                        .map(timer -> new TrialState.NextLimit(timer.limit(), lastDay(timer.due())))
                        .toList(),
                reading.read(trial.happenings(), trial.open(), trial.now(), trial.facts()),
                trial.isEnded(),
                trial.decidedBy().orElse(null),
                List.copyOf(trial.passed()),
                trial.standing());
    }

    /** What is tried, as it was when the trial began. */
    Bundle bundle() {
        return bundle;
    }

    private TrialState.WaitingStep waiting(OpenTask task) {
        List<TrialState.AskedField> fields = bundle.file(
                        Bundle.FORMS + task.step().formId() + ".form")
                .map(FormSchema::parse)
                .map(form -> asked(form, sandbox.asked()))
                .orElse(List.of());
        return new TrialState.WaitingStep(
                task.step().formId(),
                task.step().zh(),
                task.step().en(),
                task.step().outcomes(),
                fields);
    }

    static List<TrialState.AskedField> startFields(Bundle bundle) {
        MatterSettings settings = Json.read(bundle.file(Bundle.SETTINGS).orElse("{}"), MatterSettings.class);
        return bundle.file(Bundle.FORMS + settings.startForm() + ".form")
                .map(FormSchema::parse)
                .map(form -> asked(form, Sandbox.askedBy(bundle)))
                .orElse(List.of());
    }

    private static List<TrialState.AskedField> asked(FormSchema form, Map<String, Fact.Type> asked) {
        return form.fields().stream()
                .filter(field -> asked.containsKey(field.path()))
                .map(field -> new TrialState.AskedField(
                        field.path(),
                        field.label().zh(),
                        field.label().en(),
                        asked.get(field.path()).name(),
                        field.options().stream().map(FormField.Option::value).toList()))
                .toList();
    }

    private static LocalDate lastDay(Instant due) {
        return LocalDate.ofInstant(due.minusMillis(1), ZONE);
    }

    /** What was done, and what it came to, as the file of a test case. */
    synchronized String asTestCase(MatterSettings.Text name) {
        Map<String, Object> expect = new LinkedHashMap<>();
        trial.decidedBy().ifPresent(action -> expect.put("decidedBy", action));
        expect.put(
                "waits",
                trial.open().stream().map(task -> task.step().formId()).sorted().toList());
        Map<String, Object> decisions = new HashMap<>();
        trial.happenings().forEach(happening -> {
            if (happening instanceof Happening.Evaluated evaluated) {
                decisions.put(
                        evaluated.decided().table(), texts(evaluated.decided().output()));
            }
        });
        expect.put("decisions", decisions);
        Map<String, Object> test = new LinkedHashMap<>();
        test.put("name", Map.of("zh", name.zh(), "en", name.en()));
        test.put("startsOn", startsOn.toString());
        test.put("answers", begun);
        test.put("steps", List.copyOf(moves));
        test.put("expect", expect);
        return Json.writeForPeople(test);
    }

    private static Map<String, String> texts(Map<String, Object> output) {
        Map<String, String> texts = new LinkedHashMap<>();
        output.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    synchronized void close() {
        sandbox.close();
    }
}
