package org.keqiao.process.validation.rules;

import java.util.HashSet;
import java.util.Set;
import org.keqiao.process.Bundle;
import org.keqiao.process.Fact;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.FormReading;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;
import org.keqiao.security.Duty;

/**
 * The application asks for what every application must have, and for nothing that only officers determine; and no form
 * owns a name under which the product itself records what happened.
 */
public final class FactKeys implements Rule {

    /** What the case itself gives to actions and tables. */
    private static final Set<String> OF_THE_CASE = Set.of(
            "caseNumber",
            "receivedOn",
            "acceptedOn",
            "legalBasis",
            "rulesAsOf",
            "applicant",
            "submission",
            "outcomeKind",
            "outcome");

    @Override
    public void check(Reading reading, Findings findings) {
        reading.startForm().ifPresent(form -> application(form, reading, findings));
        Set<String> reserved = reserved(reading);
        reading.forms().values().forEach(form -> form.keys().stream()
                .map(FormReading::top)
                .distinct()
                .filter(reserved::contains)
                .forEach(key -> findings.error(file(form), key, "RESERVED_NAME", key)));
    }

    private static void application(FormReading form, Reading reading, Findings findings) {
        for (Fact fact : reading.dictionary().facts()) {
            if (fact.mandatory() && fact.writer() == Duty.APPLICANT && !form.asksFor(fact.key())) {
                findings.error(file(form), fact.key(), "MANDATORY_FACT_MISSING", fact.key());
            }
            if (fact.writer() != Duty.APPLICANT && form.keys().contains(fact.key())) {
                findings.error(file(form), fact.key(), "FACT_WRITER", fact.key(), fact.writer());
            }
        }
    }

    /** Outputs of actions and tables; a fact of the matter is collected by forms even when an action also writes it. */
    private static Set<String> reserved(Reading reading) {
        Set<String> names = new HashSet<>(OF_THE_CASE);
        reading.catalogue().actions().forEach(action -> action.outputs().forEach(output -> names.add(output.name())));
        reading.tables().values().forEach(table -> table.outputs().forEach(output -> names.add(output.name())));
        reading.dictionary().facts().forEach(fact -> names.remove(FormReading.top(fact.key())));
        return names;
    }

    private static String file(FormReading form) {
        return Bundle.FORMS + form.id() + ".form";
    }
}
