package org.keqiao.process.validation.reading;

import java.util.Map;
import java.util.Optional;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.Bundle;
import org.keqiao.process.Catalogue;
import org.keqiao.process.Fact;
import org.keqiao.process.FactDictionary;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.validation.files.XmlNode;
import org.springframework.lang.Nullable;

/**
 * A bundle as far as it could be read, with what it may refer to.
 *
 * @param settings null when they could not be read
 * @param forms forms that could be read, by id
 * @param tables routing tables that could be read, by id
 * @param model the model as XML, null when it was refused as a whole
 * @param drawing null when there is no process in it
 */
public record Reading(
        Bundle bundle,
        Catalogue catalogue,
        FactDictionary dictionary,
        @Nullable MatterSettings settings,
        Map<String, FormReading> forms,
        Map<String, TableReading> tables,
        @Nullable XmlNode model,
        @Nullable Drawing drawing,
        Names names) {

    public static final String MODEL = Bundle.PROCESS;

    public Optional<ActionDescription> action(Node node) {
        return ActionName.of(node).flatMap(catalogue::action);
    }

    public Optional<Fact> fact(String key) {
        return dictionary.facts().stream().filter(f -> f.key().equals(key)).findFirst();
    }

    public boolean hasLimit(String key) {
        return settings != null
                && settings.limits() != null
                && settings.limits().containsKey(key);
    }

    public Optional<FormReading> startForm() {
        return settings == null ? Optional.empty() : form(settings.startForm());
    }

    public Optional<FormReading> form(@Nullable String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(forms.get(id));
    }
}
