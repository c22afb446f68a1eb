package org.keqiao.process.validation.reading;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The only form of a timer: {@code ${deadline.key}}. */
public final class DeadlineName {

    private static final Pattern FORM = Pattern.compile("\\$\\{deadline\\.([a-zA-Z][a-zA-Z0-9]*)}");

    private DeadlineName() {}

    public static Optional<String> of(String expression) {
        Matcher matcher = FORM.matcher(expression.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
