package org.keqiao.process.validation.rules;

import java.util.Set;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;

/** What the diagram shows in Chinese has an English name too; without one, English readers see the Chinese. */
public final class EnglishNames implements Rule {

    /** Not drawn, or named by code. Steps are refused without: they stand in everybody's list. */
    private static final Set<String> UNSEEN =
            Set.of("bpmn:definitions", "bpmn:process", "bpmn:message", "bpmn:userTask");

    @Override
    public void check(Reading reading, Findings findings) {
        if (reading.model() == null) {
            return;
        }
        reading.model()
                .all()
                .filter(element -> element.name().startsWith("bpmn:") && !UNSEEN.contains(element.name()))
                .filter(element -> !element.value("name").isBlank())
                .filter(element -> !element.properties().containsKey("nameEn"))
                .forEach(element ->
                        findings.warning(Reading.MODEL, element.value("id"), "ENGLISH_NAME", element.value("name")));
    }
}
