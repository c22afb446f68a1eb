package org.keqiao.studio.ui.workbench.diagram;

import java.util.Map;

/**
 * What was said of an element: only what is named is touched, an empty text takes it away.
 *
 * @param set by the names of {@link ElementFacts}
 */
record ElementChange(String id, Map<String, String> set, Map<String, String> properties) {

    static ElementChange set(String id, String name, String value) {
        return new ElementChange(id, Map.of(name, value), Map.of());
    }

    static ElementChange property(String id, String name, String value) {
        return new ElementChange(id, Map.of(), Map.of(name, value));
    }
}
