package org.keqiao.process;

import java.util.List;
import org.springframework.lang.Nullable;

/**
 * Something that the validator found.
 *
 * @param file path inside the bundle
 * @param element id of the drawn element, the field or the rule; null when the whole file is meant
 * @param code its text is the message {@code finding.<code>}, which says how to mend it
 * @param arguments values for the text
 */
public record Finding(Severity severity, String file, @Nullable String element, String code, List<Object> arguments) {

    public enum Severity {
        /** Blocks publishing. */
        ERROR,
        WARNING
    }

    public Finding {
        arguments = List.copyOf(arguments);
    }

    public static Finding error(String file, @Nullable String element, String code, Object... arguments) {
        return new Finding(Severity.ERROR, file, element, code, List.of(arguments));
    }

    public static Finding warning(String file, @Nullable String element, String code, Object... arguments) {
        return new Finding(Severity.WARNING, file, element, code, List.of(arguments));
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
