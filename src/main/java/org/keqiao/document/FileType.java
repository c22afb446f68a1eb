package org.keqiao.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types that the store takes (domain: pdf, ofd, jpg, png). */
enum FileType {
    PDF("application/pdf", List.of("pdf")),
    /** GB/T 33190 version file: a zip with {@code OFD.xml} at its root. */
    OFD("application/ofd", List.of("ofd")),
    JPEG("image/jpeg", List.of("jpg", "jpeg")),
    PNG("image/png", List.of("png"));

    private final String mediaType;
    private final List<String> extensions;

    FileType(String mediaType, List<String> extensions) {
        this.mediaType = mediaType;
        this.extensions = extensions;
    }

    String mediaType() {
        return mediaType;
    }

    static Optional<FileType> ofName(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (FileType type : values()) {
            if (type.extensions.contains(extension)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
