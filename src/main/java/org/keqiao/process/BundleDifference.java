package org.keqiao.process;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * What differs between two states of a bundle, in the words of one language. Whatever publishing sets by itself, and
 * how a file is written, is no difference.
 *
 * @param parts the files that differ, in their order
 */
public record BundleDifference(List<ChangedFile> parts) {

    /** How something differs. */
    public enum How {
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * One file.
     *
     * @param path path inside the bundle
     */
    public record ChangedFile(String path, How how, List<ChangedThing> items) {}

    /**
     * Something of a file that has a name: a drawn element, a field, a row of a table, a setting, a run of lines.
     *
     * @param element id of the drawn element, the field or the rule; null where there is none
     * @param kind what it is, {@code step}
     * @param name what people call it
     * @param changes what is said of it now and was not before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChangedThing(
            How how, @Nullable String element, String kind, String name, List<ChangedValue> changes) {}

    /**
     * One property.
     *
     * @param before null where there was none
     * @param after null where there is none any more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChangedValue(String what, @Nullable String before, @Nullable String after) {}

    @JsonIgnore
    public boolean isEmpty() {
        return parts.isEmpty();
    }
}
