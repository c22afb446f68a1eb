package org.keqiao.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The installation's master key: given by configuration, or made once and kept in a file of the home directory. */
final class MasterKey {

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

    private static void create(Path file) throws IOException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException e) {
            // A file system without such permissions: the directory has to protect it.
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            return;
        }
        Files.write(file, Set.of(Base64.getEncoder().encodeToString(key)), StandardOpenOption.WRITE);
    }
}
