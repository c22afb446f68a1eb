package org.keqiao.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keqiao.security.Duty;

/**
 * An action as the catalogue knows it: everything is read from its annotation and its records.
 *
 * @param inputs facts that it reads
 * @param parameters what the designer sets at the element
 * @param outputs facts that it provides; scalar ones become variables that conditions may read
 * @param forParties names of outputs that parties may read
 * @param requires evidence that must be certain where it stands
 * @param proves evidence that it brings from elsewhere
 * @param decides true when it sets a terminal status
 */
public record ActionDescription(
        String name,
        String zh,
        String en,
        String aboutZh,
        String aboutEn,
        boolean pure,
        boolean decides,
        Set<Duty> requires,
        Set<Duty> proves,
        List<String> refusals,
        List<Component> inputs,
        List<Component> parameters,
        List<Component> outputs,
        Set<String> forParties) {

    /**
     * @param mandatory false when it may be null
     * @param zh,en what designers call it; of a fact that nobody gave words, its name
     * @param options allowed values of an enum, empty for any other type
     */
    public record Component(String name, Kind kind, boolean mandatory, String zh, String en, List<String> options) {

        public boolean isScalar() {
            return kind != Kind.STRUCTURE;
        }
    }

    public enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        DATE,
        /** A record, list or map: kept as a fact, never a variable. */
        STRUCTURE
    }

    /** Outputs that conditions may read. */
    public Map<String, Kind> scalars() {
        Map<String, Kind> scalars = new LinkedHashMap<>();
        outputs.stream().filter(Component::isScalar).forEach(o -> scalars.put(o.name(), o.kind()));
        return scalars;
    }

    public Optional<Component> parameter(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    }
}
