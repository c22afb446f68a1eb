package org.keqiao.studio.way;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.calendar.Limit;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.CaseGate;
import org.keqiao.process.Fact;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Outcome;
import org.keqiao.process.Step;
import org.keqiao.process.sandbox.DecisionText;
import org.keqiao.process.sandbox.Happening;
import org.keqiao.process.sandbox.Sandbox;
import org.keqiao.security.Duty;
import org.springframework.lang.Nullable;

/** Puts what happened in a sandbox into words. Of answers it lets nothing through but amounts. */
public final class WayReading {

    private final Sandbox sandbox;
    private final LimitDays days;

    public WayReading(Sandbox sandbox, LimitDays days) {
        this.sandbox = sandbox;
        this.days = days;
    }

    /**
     * A way in words.
     *
     * @param waiting steps at which it stands now
     * @param now the case's time, the day of those
     * @param facts of the case, for the law of its limits
     */
    public List<WayStep> read(
            List<Happening> happenings, List<OpenTask> waiting, Instant now, Map<String, Object> facts) {
        CaseClock clock = new CaseClock(sandbox.settings(), days);
        List<WayStep> way = new ArrayList<>();
        for (Happening happening : happenings) {
            boolean moved = clock.take(happening);
            step(happening, moved ? clock.rows() : List.of(), facts).ifPresent(way::add);
        }
        waiting.forEach(task -> way.add(step(WayStep.Kind.WAITS, now, task, null, facts)));
        return way;
    }

    private Optional<WayStep> step(Happening happening, List<WayStep.StepLimit> clock, Map<String, Object> facts) {
        if (happening instanceof Happening.Answered answered) {
            return Optional.of(step(WayStep.Kind.STEP, answered.at(), answered.task(), answered.outcome(), facts));
        }
        if (happening instanceof Happening.Performed performed) {
            return Optional.of(action(performed, clock));
        }
        if (happening instanceof Happening.Evaluated evaluated) {
            return Optional.of(decision(evaluated.at(), evaluated.decided()));
        }
        if (happening instanceof Happening.Expired expired) {
            return Optional.of(plain(WayStep.Kind.OVER, expired.limit(), expired.at()));
        }
        if (happening instanceof Happening.Received received) {
            return Optional.of(plain(WayStep.Kind.MESSAGE, received.message(), received.at()));
        }
        // The step's own entry says what its seats came to.
        return Optional.empty();
    }

    private WayStep step(
            WayStep.Kind kind, Instant at, OpenTask task, @Nullable Outcome outcome, Map<String, Object> facts) {
        Step step = task.step();
        return new WayStep(
                kind,
                step.formId(),
                step.zh(),
                step.en(),
                task.round(),
                day(at),
                people(step),
                outcome == null
                        ? null
                        : new WayStep.StepOutcome(outcome.key(), outcome.kind().name(), outcome.zh(), outcome.en()),
                due(task, facts),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                false);
    }

    private static WayStep.StepPeople people(Step step) {
        String duty = step.duty().map(Duty::name).orElse(null);
        return step.seats() == null
                ? new WayStep.StepPeople(List.of(step.performer()), duty, null, 0)
                : new WayStep.StepPeople(
                        step.seats().seats().stream().map(Enum::name).toList(),
                        duty,
                        step.seats().mode().name(),
                        step.seats().votes());
    }

    /** Its last day; the engine keeps the instant after it. */
    @Nullable
    private WayStep.StepLimit due(OpenTask task, Map<String, Object> facts) {
        String key = task.step().deadline();
        if (key == null || task.dueOn() == null) {
            return null;
        }
        LocalDate last = day(task.dueOn().minusMillis(1));
        Optional<Limit> limit = days.limit(sandbox.settings(), key, days.basis(facts, last));
        return new WayStep.StepLimit(
                key,
                limit.map(Limit::days).orElse(0),
                limit.map(found -> found.unit().name()).orElse(""),
                last);
    }

    private WayStep action(Happening.Performed performed, List<WayStep.StepLimit> clock) {
        Optional<ActionDescription> action = sandbox.action(performed.action());
        return new WayStep(
                WayStep.Kind.ACTION,
                performed.action(),
                action.map(ActionDescription::zh).orElse(performed.action()),
                action.map(ActionDescription::en).orElse(performed.action()),
                0,
                day(performed.at()),
                null,
                null,
                null,
                List.of(),
                action.filter(ActionDescription::pure)
                        .map(pure -> decided(pure, performed.output()))
                        .orElse(Map.of()),
                Map.of(),
                clock,
                action.map(ActionDescription::decides).orElse(false));
    }

    /** Amounts that an action worked out: of all figures only they are written as text. */
    private static Map<String, String> decided(ActionDescription action, Map<String, Object> output) {
        Map<String, String> amounts = new LinkedHashMap<>();
        for (ActionDescription.Component component : action.outputs()) {
            if (component.kind() == ActionDescription.Kind.NUMBER
                    && output.get(component.name()) instanceof String amount) {
                amounts.put(component.name(), amount);
            }
        }
        return amounts;
    }

    private WayStep decision(Instant at, CaseGate.Decided decided) {
        DecisionText table = sandbox.tables().get(decided.table());
        Map<String, String> results = new LinkedHashMap<>();
        decided.output()
                .forEach(
                        (name, value) -> results.put(table == null ? name : table.output(name), String.valueOf(value)));
        return new WayStep(
                WayStep.Kind.DECISION,
                decided.table(),
                table == null ? decided.table() : table.name(),
                table == null ? decided.table() : table.english(),
                0,
                day(at),
                null,
                null,
                null,
                decided.rows().stream().map(id -> row(table, id)).toList(),
                results,
                table == null ? Map.of() : amounts(table, decided.input()),
                List.of(),
                false);
    }

    private static WayStep.TableRow row(@Nullable DecisionText table, String id) {
        return Optional.ofNullable(table)
                .flatMap(text -> text.row(id))
                .map(row -> new WayStep.TableRow(id, row.number(), row.text()))
                .orElse(new WayStep.TableRow(id, 0, ""));
    }

    private Map<String, String> amounts(DecisionText table, Map<String, Object> input) {
        Map<String, String> amounts = new LinkedHashMap<>();
        input.forEach((label, value) -> {
            String expression = table.inputs().getOrDefault(label, label);
            if (value instanceof Number number && sandbox.asked().get(expression) == Fact.Type.MONEY) {
                amounts.put(label, new BigDecimal(number.toString()).toPlainString());
            }
        });
        return amounts;
    }

    private static WayStep plain(WayStep.Kind kind, String key, Instant at) {
        return new WayStep(
                kind, key, key, key, 0, day(at), null, null, null, List.of(), Map.of(), Map.of(), List.of(), false);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, LimitDays.ZONE);
    }
}
