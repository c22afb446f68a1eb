package org.keqiao.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The installation's master key: given by configuration, or made once and kept in a file of the home directory. */
final class MasterKey {

    private static final Logger log = LoggerFactory.getLogger(MasterKey.class);

    private MasterKey() {}

    /**
     * @param configured Base64 of at least 32 bytes, empty to use the file; several nodes must share one
     */
    static byte[] read(String configured, Path home) {
        if (!configured.isBlank()) {
            return Base64.getDecoder().decode(configured.strip());
        }
        Path file = home.resolve("master.key");
        try {
            Files.createDirectories(home);
            if (!Files.exists(file)) {
                create(file);
            }
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the master key in " + file, e);
        }
    }

    /** Whole or not at all: a crash, or another node at the same moment, never sees half a key. */
    private static void create(Path file) throws IOException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Path whole = newFile(file.resolveSibling("master.key." + UUID.randomUUID()));
        try {
            try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                channel.write(US_ASCII.encode(Base64.getEncoder().encodeToString(key)));
                channel.force(true);
            }
            putInPlace(whole, file);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /** The first one stays. */
    private static void putInPlace(Path whole, Path file) throws IOException {
        try {
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException e) {
            log.debug("Another node made the master key first");
        } catch (UnsupportedOperationException e) {
            // A file system without links. It refuses to replace, too.
            Files.move(whole, file);
        }
    }

    private static Path newFile(Path file) throws IOException {
        try {
            return Files.createFile(
                    file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException e) {
            // A file system without such permissions: the directory has to protect it.
            return Files.createFile(file);
        }
    }
}
