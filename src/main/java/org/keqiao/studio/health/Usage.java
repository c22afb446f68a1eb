package org.keqiao.studio.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.keqiao.process.Bundle;
import org.keqiao.process.Json;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.Step;
import org.keqiao.process.Vocabularies;
import org.keqiao.shared.Bilingual;
import org.springframework.stereotype.Component;

/** Parts of a bundle that nobody uses, and steps that nothing reminds of. */
@Component
class Usage {

    private final Vocabularies vocabularies;

    Usage(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    List<Concern> check(Bundle bundle) {
        List<Concern> concerns = new ArrayList<>();
        Map<String, Step> steps = vocabularies.steps(bundle);
        Set<String> forms = new TreeSet<>(bundle.folder(Bundle.FORMS).keySet());
        steps.forEach((id, step) -> {
            forms.remove(step.formId());
            if (step.deadline() == null && !step.isParty()) {
                concerns.add(Concern.inFile(Bundle.PROCESS, id, "health.noDeadline", name(step)));
            }
        });
        forms.remove(startForm(bundle));
        forms.forEach(
                form -> concerns.add(Concern.inFile(Bundle.FORMS + form + ".form", null, "health.formUnused", form)));
        String model = bundle.file(Bundle.PROCESS).orElse("");
        bundle.folder(Bundle.DECISIONS).keySet().stream()
                .filter(table -> !model.contains("decisionRef=\"" + table + "\""))
                .forEach(table -> concerns.add(
                        Concern.inFile(Bundle.DECISIONS + table + ".dmn", null, "health.tableUnused", table)));
        return concerns;
    }

    private static String startForm(Bundle bundle) {
        try {
            String form = Json.read(bundle.file(Bundle.SETTINGS).orElse("{}"), MatterSettings.class)
                    .startForm();
            return form == null ? "" : form;
        } catch (RuntimeException unreadable) {
            // The check of the bundle says so.
            return "";
        }
    }

    static Bilingual name(Step step) {
        return new Bilingual(step.zh(), step.en());
    }

    static Bilingual bilingual(MatterSettings.Text text) {
        return new Bilingual(text.zh(), text.en());
    }
}
