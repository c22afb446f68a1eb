package org.keqiao.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.tika.Tika;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Decides by the stored bytes whether a file is what its name says, complete, and harmless for those who open it.
 */
@Component
class FileInspector {

    private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);
    private static final long PATIENCE_SECONDS = 30;

    private final Tika tika = new Tika();

    // Reading a file takes memory and a processor: whoever uploads by the dozen must not take all of both.
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /**
     * @throws Refusal UNSUPPORTED for another type, INVALID for a damaged or dangerous file, CONFLICT {@code
     *     FILE_STORE_UNAVAILABLE} when too many wait
     */
    void inspect(Path file, FileType said) throws IOException {
        enter();
        try {
            look(file, said);
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Refusal.conflict("FILE_STORE_UNAVAILABLE");
    }

    private void look(Path file, FileType said) throws IOException {
        if (!sniff(file).equals(sniffedAs(said))) {
            throw Reception.unsupported("FILE_CONTENT");
        }
        try {
            switch (said) {
                case PDF -> PdfInspection.inspect(file);
                case OFD -> OfdInspection.inspect(file);
                case JPEG, PNG -> ImageInspection.inspect(file, said);
            }
        } catch (IOException | IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            // The parsers answer nonsense with these.
            throw damaged();
        } catch (StackOverflowError | OutOfMemoryError e) {
            // What outgrows one parser is a bomb; the memory is free again with the frames that held it.
            throw bomb();
        }
    }

    static Refusal damaged() {
        return Refusal.invalid("FILE_DAMAGED");
    }

    static Refusal dangerous() {
        return Refusal.invalid("FILE_ACTIVE_CONTENT");
    }

    static Refusal bomb() {
        return Refusal.invalid("FILE_BOMB");
    }

    /** True when the file's end is the end of a zip archive: a second file hides behind the first. */
    static boolean endsAsZip(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(in.length(), 65_557);
            byte[] tail = new byte[length];
            in.seek(in.length() - length);
            in.readFully(tail);
            return new String(tail, StandardCharsets.ISO_8859_1).contains("PK\u0005\u0006");
        }
    }

    private String sniff(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return tika.detect(in);
        }
    }

    private static String sniffedAs(FileType type) {
        return type == FileType.OFD ? "application/zip" : type.mediaType();
    }
}
