package org.keqiao.process;

import java.lang.reflect.RecordComponent;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.process.ActionDescription.Component;
import org.keqiao.process.ActionDescription.Kind;
import org.keqiao.security.Duty;
import org.springframework.lang.Nullable;

/** Reads a description from an action's annotation and records. */
final class ActionReading {

    private ActionReading() {}

    static ActionDescription describe(
            ProcessAction action, Class<? extends Record> input, Class<? extends Record> output) {
        List<Component> inputs = new ArrayList<>();
        List<Component> parameters = new ArrayList<>();
        for (RecordComponent component : input.getRecordComponents()) {
            Parameter parameter = component.getAnnotation(Parameter.class);
            if (parameter == null) {
                inputs.add(fact(component));
            } else {
                parameters.add(new Component(
                        component.getName(),
                        kind(component.getType()),
                        !parameter.optional() && !component.getAccessor().isAnnotationPresent(Nullable.class),
                        parameter.zh(),
                        parameter.en(),
                        options(component.getType())));
            }
        }
        return new ActionDescription(
                action.name(),
                action.zh(),
                action.en(),
                action.aboutZh(),
                action.aboutEn(),
                action.pure(),
                action.decides(),
                duties(action.requires()),
                duties(action.proves()),
                List.of(action.refusals()),
                List.copyOf(inputs),
                List.copyOf(parameters),
                Arrays.stream(output.getRecordComponents())
                        .map(ActionReading::fact)
                        .toList(),
                Arrays.stream(output.getRecordComponents())
                        .filter(component -> component.isAnnotationPresent(ForParties.class))
                        .map(RecordComponent::getName)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Set<Duty> duties(Duty... named) {
        Set<Duty> duties = EnumSet.noneOf(Duty.class);
        duties.addAll(Arrays.asList(named));
        return duties;
    }

    private static Component fact(RecordComponent component) {
        // A record hands @Nullable on to its accessor.
        boolean mandatory = !component.getAccessor().isAnnotationPresent(Nullable.class);
        Called called = component.getAnnotation(Called.class);
        return new Component(
                component.getName(),
                kind(component.getType()),
                mandatory,
                called == null ? component.getName() : called.zh(),
                called == null ? component.getName() : called.en(),
                options(component.getType()));
    }

    private static Kind kind(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return Kind.BOOLEAN;
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type) || isMoney(type)) {
            return Kind.NUMBER;
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return Kind.DATE;
        }
        if (CharSequence.class.isAssignableFrom(type) || type.isEnum() || isText(type)) {
            return Kind.TEXT;
        }
        return Kind.STRUCTURE;
    }

    private static boolean isMoney(Class<?> type) {
        return type.getSimpleName().equals("Money");
    }

    /** Value types that are written as one text, like a case number. */
    private static boolean isText(Class<?> type) {
        return type == java.util.UUID.class || type.getPackageName().equals("org.keqiao.shared") && type.isRecord();
    }

    private static List<String> options(Class<?> type) {
        if (!type.isEnum()) {
            return List.of();
        }
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }

    /** A record's components in their order, as JSON values. */
    static Map<String, Object> values(Record output) {
        Map<String, Object> json = Json.map(output);
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (RecordComponent component : output.getClass().getRecordComponents()) {
            ordered.put(component.getName(), json.get(component.getName()));
        }
        return ordered;
    }
}
