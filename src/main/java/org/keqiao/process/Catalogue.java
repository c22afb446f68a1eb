package org.keqiao.process;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** The closed list of actions that a model may name. */
@Component
public class Catalogue {

    private final SortedMap<String, Entry> entries = new TreeMap<>();

    private record Entry(ActionDescription description, Class<? extends Record> input, Supplier<Action<?, ?>> action) {}

    /** Beans are fetched when they are first performed: actions stand above the engine, which asks for this list. */
    @Autowired
    Catalogue(ListableBeanFactory beans) {
        for (String bean : beans.getBeanNamesForType(Action.class, false, false)) {
            add(ClassUtils.getUserClass(beans.getType(bean, false)), () -> (Action<?, ?>) beans.getBean(bean));
        }
    }

    /** A catalogue of given actions, for tests. */
    public Catalogue(Collection<? extends Action<?, ?>> actions) {
        actions.forEach(action -> add(ClassUtils.getUserClass(action), () -> action));
    }

    private void add(Class<?> type, Supplier<Action<?, ?>> action) {
        ProcessAction named = AnnotationUtils.findAnnotation(type, ProcessAction.class);
        if (named == null) {
            throw new IllegalStateException(type + " is an action without @ProcessAction");
        }
        ResolvableType generic = ResolvableType.forClass(type).as(Action.class);
        Class<? extends Record> input = recordOf(type, generic, 0);
        Class<? extends Record> output = recordOf(type, generic, 1);
        Entry entry = new Entry(ActionReading.describe(named, input, output), input, action);
        if (entries.put(named.name(), entry) != null) {
            throw new IllegalStateException("two actions are named " + named.name());
        }
    }

    private static Class<? extends Record> recordOf(Class<?> type, ResolvableType generic, int index) {
        Class<?> raw = generic.getGeneric(index).resolve();
        if (raw == null || !raw.isRecord()) {
            throw new IllegalStateException(type + " must name its records in Action<I, O>");
        }
        return raw.asSubclass(Record.class);
    }

    /** All actions by name. */
    public List<ActionDescription> actions() {
        return entries.values().stream().map(Entry::description).toList();
    }

    public Optional<ActionDescription> action(String name) {
        return Optional.ofNullable(entries.get(name)).map(Entry::description);
    }

    /**
     * What an action was given and what it made, as both go into the act.
     *
     * @param scalars names of the outputs that conditions may read
     */
    public record Performed(
            Map<String, Object> input, Map<String, Object> output, Map<String, ActionDescription.Kind> scalars) {}

    /**
     * Performs an action.
     *
     * @param facts facts of the case by key, nested; only those the action names are read
     * @param parameters what the designer set at the element
     * @throws Refusal its own, or {@code FACT_MISSING} when a mandatory fact has no value
     */
    public Performed perform(
            String name, CaseNumber caseNumber, Map<String, Object> facts, Map<String, String> parameters) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no action is named " + name);
        }
        Map<String, Object> input = new LinkedHashMap<>();
        for (ActionDescription.Component component : entry.description.inputs()) {
            put(input, name, component, facts.get(component.name()));
        }
        for (ActionDescription.Component component : entry.description.parameters()) {
            put(input, name, component, parameters.get(component.name()));
        }
        @SuppressWarnings("unchecked")
        Action<Record, Record> action = (Action<Record, Record>) entry.action.get();
        Record output = action.perform(caseNumber, Json.convert(input, entry.input));
        return new Performed(
                Collections.unmodifiableMap(input), ActionReading.values(output), entry.description.scalars());
    }

    private static void put(
            Map<String, Object> input, String action, ActionDescription.Component component, @Nullable Object value) {
        boolean absent = value == null || "".equals(value);
        if (absent && component.mandatory()) {
            throw Refusal.conflict("FACT_MISSING", component.name(), action);
        }
        input.put(component.name(), absent ? null : value);
    }
}
