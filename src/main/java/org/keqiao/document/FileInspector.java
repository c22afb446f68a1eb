package org.keqiao.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.Tika;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Decides by the stored bytes whether a file is what its name says, complete, and harmless for those who open it.
 */
@Component
class FileInspector {

    private final Tika tika = new Tika();

    /**
     * @throws Refusal UNSUPPORTED for another type, INVALID for a damaged or dangerous file
     */
    void inspect(Path file, FileType said) throws IOException {
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
