package org.keqiao.process.validation.reading;

import java.util.Optional;
import org.springframework.lang.Nullable;

/**
 * A sequence flow whose two ends exist.
 *
 * @param condition text of the condition, null without one
 */
public record Flow(String id, Node source, Node target, @Nullable String condition) {

    public Optional<String> conditionText() {
        return Optional.ofNullable(condition);
    }

    public boolean isDefault() {
        return id.equals(source.xml().attribute("default"));
    }

    @Override
    public String toString() {
        return id;
    }
}
