package org.keqiao.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that came in, was checked and found good, and is not kept yet. Closing it forgets it, unless it was kept.
 */
public final class ReceivedFile implements AutoCloseable {

    private final Path path;
    private final String name;
    private final FileType type;
    private final long size;
    private final String sha256;

    ReceivedFile(Path path, String name, FileType type, long size, String sha256) {
        this.path = path;
        this.name = name;
        this.type = type;
        this.size = size;
        this.sha256 = sha256;
    }

    Path path() {
        return path;
    }

    FileType type() {
        return type;
    }

    /** Safe name, with an extension that agrees with the bytes. */
    public String name() {
        return name;
    }

    public String mediaType() {
        return type.mediaType();
    }

    /** Bytes. */
    public long size() {
        return size;
    }

    /** Lower-case hex. */
    public String sha256() {
        return sha256;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
