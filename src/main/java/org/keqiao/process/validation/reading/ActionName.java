package org.keqiao.process.validation.reading;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The only form in which a model may call anything: {@code ${name}}. */
public final class ActionName {

    private static final Pattern FORM = Pattern.compile("\\$\\{([a-zA-Z][a-zA-Z0-9]*)}");

    private ActionName() {}

    /** Name of the action of a service task; empty when it is not of that form. */
    public static Optional<String> of(Node node) {
        Matcher matcher = FORM.matcher(node.xml().value("camunda:delegateExpression"));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
