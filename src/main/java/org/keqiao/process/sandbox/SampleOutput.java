package org.keqiao.process.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keqiao.process.ActionDescription;

/** What an action that is not performed answers when nobody said anything: the simplest values of the right kind. */
final class SampleOutput {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private SampleOutput() {}

    static Map<String, Object> of(ActionDescription action, Instant now) {
        Map<String, Object> output = new LinkedHashMap<>();
        action.outputs().forEach(component -> output.put(component.name(), value(component, now)));
        return output;
    }

    private static Object value(ActionDescription.Component component, Instant now) {
        if (!component.options().isEmpty()) {
            return component.options().get(0);
        }
        return switch (component.kind()) {
            case TEXT -> component.name();
            case NUMBER -> 1;
            case BOOLEAN -> true;
            case DATE -> LocalDate.ofInstant(now, ZONE).toString();
            case STRUCTURE -> Map.of();
        };
    }
}
