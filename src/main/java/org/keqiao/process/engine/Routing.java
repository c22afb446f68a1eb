package org.keqiao.process.engine;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.Catalogue;
import org.keqiao.process.Fact;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/** The few variables that conditions and routing tables read: the case number, outcomes, scalar facts. */
public final class Routing {

    /** Variable that holds the case number; also in called processes. */
    public static final String CASE_NUMBER = "caseNumber";

    private static final int LONGEST_TEXT = 4000;

    private Routing() {}

    /** The case that a scope of the engine belongs to. */
    static CaseNumber caseNumber(VariableScope scope) {
        Object value = scope.getVariable(CASE_NUMBER);
        if (value == null) {
            throw new IllegalStateException("a process without a case number");
        }
        return new CaseNumber(value.toString());
    }

    /** Facts of the case as variables: scalars only, numbers as numbers. */
    public static Map<String, Object> variables(Map<String, Object> facts, Map<String, Fact.Type> types) {
        Map<String, Object> variables = new LinkedHashMap<>();
        facts.forEach((key, value) -> {
            Fact.Type type = types.get(key);
            put(variables, key, value, type == Fact.Type.MONEY || type == Fact.Type.NUMBER);
        });
        return variables;
    }

    /** Scalar outputs of an action as variables. */
    static Map<String, Object> variables(Catalogue.Performed performed) {
        Map<String, Object> variables = new LinkedHashMap<>();
        performed
                .scalars()
                .forEach((name, kind) ->
                        put(variables, name, performed.output().get(name), kind == ActionDescription.Kind.NUMBER));
        return variables;
    }

    private static void put(Map<String, Object> variables, String key, @Nullable Object value, boolean number) {
        if (value == null || value instanceof Boolean) {
            variables.put(key, value);
        } else if (number || value instanceof Number) {
            variables.put(key, number(value));
        } else if (value instanceof CharSequence || value instanceof Enum<?> || value instanceof java.time.LocalDate) {
            String text = value.toString();
            if (text.length() <= LONGEST_TEXT) {
                variables.put(key, text);
            }
        }
    }

    /**
     * A number that conditions compare. Amounts below 10^13 yuan keep their order and their equality with a written
     * threshold as a double; nothing is ever calculated with it. As text, "7" would count as more than 5000000.
     */
    @Nullable
    private static Object number(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Double) {
            return value;
        }
        try {
            return new BigDecimal(value.toString().trim()).doubleValue();
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
