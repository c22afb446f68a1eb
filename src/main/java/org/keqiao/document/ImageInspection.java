package org.keqiao.document;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.keqiao.shared.Refusal;

/** Images: a sane number of pixels, told by the header alone, and nothing hidden in or behind the picture. */
final class ImageInspection {

    /** A4 at 600 dpi has 35 million. */
    private static final long MOST_PIXELS = 50_000_000L;

    private static final int LONGEST_SIDE = 30_000;
    private static final List<String> FOREIGN = List.of("<script", "<?php", "<!doctype", "<html", "%pdf-", "<svg");

    private ImageInspection() {}

    static void inspect(Path file, FileType type) throws IOException {
        checkPixels(file, type == FileType.PNG ? "png" : "jpeg");
        if (type == FileType.PNG) {
            checkChunks(file);
        }
        if (FileInspector.endsAsZip(file) || hasForeignMarkup(file)) {
            throw Reception.unsupported("FILE_POLYGLOT");
        }
    }

    private static void checkPixels(Path file, String format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
                throw Refusal.invalid("FILE_PIXELS", MOST_PIXELS / 1_000_000);
            }
        } finally {
            reader.dispose();
        }
    }

    /** A PNG is a chain of chunks that ends with IEND and the file. */
    private static void checkChunks(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(8);
            String name;
            do {
                int length = in.readInt();
                name = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
                if (length < 0 || length > Reception.LARGEST) {
                    throw new EOFException();
                }
                in.skipNBytes(length + 4L);
            } while (!name.equals("IEND"));
            if (in.read() >= 0) {
                throw Reception.unsupported("FILE_POLYGLOT");
            }
        }
    }

    private static boolean hasForeignMarkup(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return FOREIGN.stream().anyMatch(text::contains);
    }
}
