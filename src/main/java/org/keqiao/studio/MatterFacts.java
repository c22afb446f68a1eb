package org.keqiao.studio;

import java.util.List;
import org.keqiao.process.Fact;
import org.keqiao.process.FactDictionary;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the product itself reads of a matter's answers: a designer may ask for it, and may not call it otherwise. */
@Component
public class MatterFacts {

    private final List<FactDictionary> dictionaries;

    MatterFacts(ObjectProvider<FactDictionary> dictionaries) {
        this.dictionaries = dictionaries.stream().toList();
    }

    /** The matter's facts; none for a matter that no code knows. */
    public List<Fact> of(String matter) {
        return dictionaries.stream()
                .filter(dictionary -> dictionary.matter().equals(matter))
                .flatMap(dictionary -> dictionary.facts().stream())
                .toList();
    }
}
