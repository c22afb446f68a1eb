package org.keqiao.process.difference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.lang.Nullable;

/** Something of a file that can be told apart from its neighbours, with what is said of it in words. */
final class Thing {

    private final String kind;
    private final String name;

    @Nullable
    private final String element;

    private final Map<String, String> said = new LinkedHashMap<>();

    /** @param element id that findings and the drawing use, null where there is none */
    Thing(String kind, String name, @Nullable String element) {
        this.kind = kind;
        this.name = name;
        this.element = element;
    }

    /** Nothing is said by a blank value; of two equal words the second is numbered, since no value may get lost. */
    Thing say(String what, String value) {
        if (!value.isBlank()) {
            String word = what;
            for (int n = 2; said.containsKey(word); n++) {
                word = what + " " + n;
            }
            said.put(word, value.strip());
        }
        return this;
    }

    String kind() {
        return kind;
    }

    String name() {
        return name;
    }

    @Nullable
    String element() {
        return element;
    }

    Map<String, String> said() {
        return said;
    }
}
