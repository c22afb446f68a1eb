package org.keqiao.shared;

import java.time.Instant;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * Something that did not go by itself and waits for the system administrator.
 *
 * @param id within its kind
 * @param caseNumber the case it belongs to, null when it belongs to none, or nobody knows
 * @param reason why it was not: a text's key, or the technical words of the failure where there is no text
 * @param arguments of the reason's text
 */
public record Trouble(
        Kind kind, String id, @Nullable String caseNumber, Instant since, String reason, List<Object> arguments) {

    /** The kinds of trouble. */
    public enum Kind {
        /** A limit that ended, whose consequence was refused or failed. */
        TIMER,
        /** Work after a commit that a listener did not finish. */
        EVENT,
        /** A letter that the provider of electronic seals did not seal. */
        SEAL,
        /** An e-mail that was tried as often as it is worth. */
        MAIL,
        /** A case of which an invariant does not hold. */
        RECORD
    }

    /** What was to be done: a text's key. */
    public String what() {
        return "operations.what." + kind;
    }

    public Trouble {
        arguments = List.copyOf(arguments);
    }
}
