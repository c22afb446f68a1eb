package org.keqiao.process.validation;

import java.util.Optional;
import org.springframework.lang.Nullable;

/**
 * A sequence flow whose two ends exist.
 *
 * @param condition text of the condition, null without one
 */
record Flow(String id, Node source, Node target, @Nullable String condition) {

    Optional<String> conditionText() {
        return Optional.ofNullable(condition);
    }

    boolean isDefault() {
        return id.equals(source.xml().attribute("default"));
    }

    @Override
    public String toString() {
        return id;
    }
}
