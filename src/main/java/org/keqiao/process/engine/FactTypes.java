package org.keqiao.process.engine;

import java.util.Map;
import java.util.stream.Collectors;
import org.keqiao.process.Fact;
import org.keqiao.process.FactDictionary;
import org.springframework.beans.factory.ObjectProvider;

/** Types of a matter's facts, by key. */
final class FactTypes {

    private FactTypes() {}

    static Map<String, Fact.Type> of(ObjectProvider<FactDictionary> dictionaries, String matter) {
        return dictionaries.stream()
                .filter(dictionary -> dictionary.matter().equals(matter))
                .flatMap(dictionary -> dictionary.facts().stream())
                .collect(Collectors.toMap(Fact::key, Fact::type, (first, second) -> first));
    }
}
