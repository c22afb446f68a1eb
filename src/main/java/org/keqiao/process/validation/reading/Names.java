package org.keqiao.process.validation.reading;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.Fact;

/** The names that conditions and routing tables may use, with their types. */
public final class Names {

    public enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        DATE,
        OUTCOME,
        UNKNOWN;

        /** The engine knows no {@code number}: such a column would compare text. */
        public static Type ofDmn(String typeRef) {
            return switch (typeRef) {
                case "integer", "long", "double" -> NUMBER;
                case "boolean" -> BOOLEAN;
                case "date" -> DATE;
                case "string" -> TEXT;
                default -> UNKNOWN;
            };
        }

        static Type of(Fact.Type type) {
            return switch (type) {
                case TEXT, CODE -> TEXT;
                case NUMBER, MONEY -> NUMBER;
                case DATE -> DATE;
                case BOOLEAN -> BOOLEAN;
                case LIST -> UNKNOWN;
            };
        }

        static Type of(ActionDescription.Kind kind) {
            return switch (kind) {
                case TEXT -> TEXT;
                case NUMBER -> NUMBER;
                case BOOLEAN -> BOOLEAN;
                case DATE -> DATE;
                case STRUCTURE -> UNKNOWN;
            };
        }
    }

    private final Map<String, Type> types = new LinkedHashMap<>();
    private final Map<String, Set<String>> outcomes = new LinkedHashMap<>();
    private final Set<String> clashes = new LinkedHashSet<>();

    void declare(String name, Type type) {
        Type before = types.putIfAbsent(name, type);
        if (before != null && before != type) {
            clashes.add(name);
        }
    }

    /** Declares an outcome variable; tasks that share a form share its outcomes. */
    void outcome(String name, Set<String> keys) {
        declare(name, Type.OUTCOME);
        outcomes.computeIfAbsent(name, n -> new LinkedHashSet<>()).addAll(keys);
    }

    public Optional<Type> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    public Set<String> outcomes(String name) {
        return outcomes.getOrDefault(name, Set.of());
    }

    /** Every declared name, in the order of reading. */
    public Set<String> all() {
        return types.keySet();
    }

    /** Names declared twice with different types. */
    Set<String> clashes() {
        return clashes;
    }
}
