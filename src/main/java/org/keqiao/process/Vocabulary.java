package org.keqiao.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.form.FormSchema;
import org.keqiao.process.MatterSettings.Text;
import org.springframework.lang.Nullable;

/**
 * What a model of a bundle may name: the choices of whoever draws it. A file that cannot be read offers nothing.
 *
 * @param performers roles by name, then parties ({@code PARTY:APPLICANT})
 * @param forms form id to form
 * @param tables id of a routing table to its name
 * @param settings null when they cannot be read
 * @param names what conditions may compare
 * @param actions by name
 * @param elements id of everything drawn to what people call it; ways by their two ends
 */
public record Vocabulary(
        List<String> performers,
        Map<String, FormSchema> forms,
        Map<String, Text> tables,
        @Nullable MatterSettings settings,
        List<Name> names,
        List<ActionDescription> actions,
        Map<String, Text> elements) {

    /** What the product tells a case from outside its model: a model may wait for nothing else. */
    public static final List<String> MESSAGES = List.of(
            "withdraw",
            "batchDecided",
            "publicityClosed",
            "objectionsSettled",
            "paymentsSettled",
            "instalmentMissed",
            "clawbackRepaid",
            "clawbackAnnulled",
            "auditWithdrawn");

    /** What a name holds. */
    public enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        DATE,
        OUTCOME
    }

    /**
     * A name that conditions may compare.
     *
     * @param label of an outcome the step's name
     * @param values the only ones that it can have; empty when there are many
     * @param money true for an amount in yuan
     */
    public record Name(String name, Type type, Text label, List<Value> values, boolean money) {}

    public record Value(String value, Text label) {}

    public Optional<Name> name(String name) {
        return names.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    public Optional<ActionDescription> action(String name) {
        return actions.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
