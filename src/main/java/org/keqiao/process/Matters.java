package org.keqiao.process;

import java.util.List;
import java.util.Optional;

/** The published matters. */
public interface Matters {

    /** Newest published version of each matter, in the catalogue's order. */
    List<Matter> current();

    Optional<Matter> current(String key);

    /**
     * @throws java.util.NoSuchElementException when it was never published
     */
    Matter version(String key, int version);
}
