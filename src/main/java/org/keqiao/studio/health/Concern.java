package org.keqiao.studio.health;

import java.util.List;
import org.keqiao.process.Finding;
import org.springframework.lang.Nullable;

/**
 * Something about a matter's configuration that somebody should look at.
 *
 * @param severity ERROR when cases cannot be handled by it
 * @param textKey key of the text that says what is the matter and what to do
 * @param arguments values for the text
 * @param place where it is mended
 * @param file path inside the bundle, when that is the place
 * @param element id of the drawn element, null when there is none
 */
public record Concern(
        Finding.Severity severity,
        String textKey,
        List<Object> arguments,
        Place place,
        @Nullable String file,
        @Nullable String element) {

    /** Where something is mended. */
    public enum Place {
        /** In a file of the matter, in the workbench. */
        FILE,
        /** Among the open change's files and buttons, on the matter's page. */
        CHANGE,
        /** Where the product's new version is compared. */
        UPDATE,
        /** Among the people, by the system's administrators. */
        PEOPLE,
        /** In the working calendar. */
        CALENDAR
    }

    public Concern {
        arguments = List.copyOf(arguments);
    }

    static Concern error(Place place, String textKey, Object... arguments) {
        return new Concern(Finding.Severity.ERROR, textKey, List.of(arguments), place, null, null);
    }

    static Concern warning(Place place, String textKey, Object... arguments) {
        return new Concern(Finding.Severity.WARNING, textKey, List.of(arguments), place, null, null);
    }

    static Concern inFile(String file, @Nullable String element, String textKey, Object... arguments) {
        return new Concern(Finding.Severity.WARNING, textKey, List.of(arguments), Place.FILE, file, element);
    }

    public boolean isError() {
        return severity == Finding.Severity.ERROR;
    }
}
