package org.keqiao.studio.replay;

import java.util.List;

/**
 * Why nobody can tell what the changed matter would do with a case.
 *
 * @param arguments keys of forms, fields, outcomes or actions, by the reason
 */
public record Unjudged(Reason reason, List<String> arguments) {

    /** The reasons; names are stored. */
    public enum Reason {
        /** Conditions ask a field that its form did not have then. */
        FIELD_NEW,
        /** The step no longer has the outcome that was chosen. */
        OUTCOME_GONE,
        /** A result decides the way, and the action was never performed on the case. */
        RESULT_UNKNOWN,
        /** An action needs a fact that the case never had. */
        FACT_MISSING,
        /** An action would have refused. */
        REFUSED,
        /** It would wait for something that never happened. */
        NOTHING_CAME,
        /** Even its own version does not lead where it went: it was moved between versions, say. */
        NOT_REPRODUCED,
        /** It goes round without an end. */
        ENDLESS
    }

    public Unjudged {
        arguments = List.copyOf(arguments);
    }

    static Unjudged of(Reason reason, String... arguments) {
        return new Unjudged(reason, List.of(arguments));
    }
}
