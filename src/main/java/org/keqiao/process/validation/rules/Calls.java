package org.keqiao.process.validation.rules;

import java.util.Set;
import java.util.regex.Pattern;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;

/** Only publicity and objection may be called, and only plain names go in and out. */
public final class Calls implements Rule {

    static final Set<String> CALLABLE = Set.of("publicity", "objection");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{0,59}");

    @Override
    public void check(Reading reading, Findings findings) {
        if (reading.drawing() == null) {
            return;
        }
        reading.drawing().nodes(Node.Kind.CALL).forEach(call -> {
            String called = call.xml().value("calledElement");
            if (!CALLABLE.contains(called)) {
                findings.error(Reading.MODEL, call.id(), "CALL_NOT_ALLOWED", called);
            }
            call.xml()
                    .all()
                    .filter(n -> n.name().equals("camunda:in") || n.name().equals("camunda:out"))
                    .forEach(map -> {
                        for (String side : new String[] {"source", "target"}) {
                            if (map.has(side) && !NAME.matcher(map.value(side)).matches()) {
                                findings.error(Reading.MODEL, call.id(), "NAME_FORM", map.value(side));
                            }
                        }
                    });
        });
    }
}
