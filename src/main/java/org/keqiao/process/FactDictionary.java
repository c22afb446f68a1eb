package org.keqiao.process;

import java.util.List;

/** A matter's facts, declared by the feature as a bean. */
public record FactDictionary(String matter, List<Fact> facts) {

    public FactDictionary {
        facts = List.copyOf(facts);
    }
}
