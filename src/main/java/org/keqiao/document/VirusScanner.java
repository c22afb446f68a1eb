package org.keqiao.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The antivirus engine's port. */
public interface VirusScanner {

    /**
     * @return the name of what was found, empty for a clean file
     * @throws IOException when the scanner cannot answer; the file is refused then
     */
    Optional<String> scan(Path file) throws IOException;
}
