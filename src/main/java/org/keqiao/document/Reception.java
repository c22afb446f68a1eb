package org.keqiao.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.keqiao.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The gate of the store: streams a file in, measures, digests, inspects and scans it. */
@Component
class Reception {

    /** 50 MB (domain 2.2). */
    static final long LARGEST = 50L * 1024 * 1024;

    /** Less free room than this, and nothing is taken: what runs needs it. */
    static final long DISK_RESERVE = 512L * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    private final FileStore files;
    private final FileInspector inspector;
    private final VirusScanner scanner;

    Reception(FileStore files, FileInspector inspector, VirusScanner scanner) {
        this.files = files;
        this.inspector = inspector;
        this.scanner = scanner;
    }

    ReceivedFile receive(String fileName, InputStream content) {
        String name = FileNames.safe(fileName);
        // The name alone can already tell that it is no type of ours: then nothing is read.
        FileType said = FileType.ofName(name).orElseThrow(() -> unsupported("FILE_TYPE"));
        Path file = null;
        boolean good = false;
        try {
            if (files.free() < DISK_RESERVE) {
                throw Refusal.conflict("FILE_STORE_UNAVAILABLE");
            }
            file = files.newIncoming();
            MessageDigest digest = sha256();
            long size = copy(content, file, digest);
            if (size == 0) {
                throw Refusal.invalid("FILE_EMPTY");
            }
            inspector.inspect(file, said);
            scan(file);
            good = true;
            return new ReceivedFile(file, name, said, size, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            log.error("The file store cannot be written", e);
            throw Refusal.conflict("FILE_STORE_UNAVAILABLE");
        } finally {
            if (!good && file != null) {
                discard(file);
            }
        }
    }

    private static long copy(InputStream content, Path file, MessageDigest digest) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            OutputStream out = Channels.newOutputStream(channel);
            byte[] chunk = new byte[64 * 1024];
            long size = 0;
            for (int n = read(content, chunk); n >= 0; n = read(content, chunk)) {
                size += n;
                if (size > LARGEST) {
                    throw Refusal.of(Refusal.Kind.TOO_LARGE, "FILE_TOO_LARGE", LARGEST >> 20);
                }
                digest.update(chunk, 0, n);
                out.write(chunk, 0, n);
            }
            channel.force(true);
            return size;
        }
    }

    private static int read(InputStream content, byte[] chunk) {
        try {
            return content.read(chunk);
        } catch (IOException e) {
            // The sender went away; that is not our disk.
            throw Refusal.invalid("FILE_INTERRUPTED");
        }
    }

    private void scan(Path file) {
        Optional<String> found;
        try {
            found = scanner.scan(file);
        } catch (IOException e) {
            log.error("The virus scanner does not answer", e);
            throw Refusal.conflict("FILE_NOT_SCANNED");
        }
        if (found.isPresent()) {
            log.warn("Refused an upload with {}", found.get().replaceAll("[^\\w.:-]", "?"));
            throw Refusal.invalid("FILE_INFECTED");
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("A refused file could not be deleted; the nightly sweep will", e);
        }
    }

    static Refusal unsupported(String code) {
        return Refusal.of(Refusal.Kind.UNSUPPORTED, code);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
