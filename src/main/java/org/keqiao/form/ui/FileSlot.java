package org.keqiao.form.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.lang.Nullable;

/** Where a form's documents are kept; whoever shows the form supplies it. */
public interface FileSlot {

    /**
     * A document that is there.
     *
     * @param id opaque
     * @param bytes its size
     * @param link address that shows it, null when there is none
     */
    record Stored(String id, String name, long bytes, @Nullable String link) {}

    /** Documents of a kind, oldest first. */
    List<Stored> list(String kind);

    /**
     * Keeps an upload.
     *
     * @param content a temporary file, deleted afterwards
     * @throws org.keqiao.shared.Refusal when it is not taken; its text is shown at the slot
     */
    void store(String kind, String fileName, Path content);

    /** Kinds that have to be there with these answers, beside those that the form itself always asks for. */
    default Set<String> needed(Map<String, Object> answers) {
        return Set.of();
    }

    /**
     * @throws org.keqiao.shared.Refusal when it may not be deleted
     */
    void delete(String id);
}
