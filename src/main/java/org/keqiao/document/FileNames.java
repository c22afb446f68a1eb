package org.keqiao.document;

import java.text.Normalizer;

/** Makes a file name that is safe to keep, to show and to offer for download. */
final class FileNames {

    static final int LONGEST = 200;

    private FileNames() {}

    /** Only the last part of a path, NFC, without control and direction characters, at most 200 characters. */
    static String safe(String raw) {
        String name = Normalizer.normalize(raw == null ? "" : raw, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder(name.length());
        name.codePoints().filter(FileNames::harmless).forEach(kept::appendCodePoint);
        name = kept.toString().strip();
        while (name.startsWith(".")) {
            name = name.substring(1).strip();
        }
        while (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1).strip();
        }
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot);
        String stem = dot < 0 ? name : name.substring(0, dot).strip();
        if (extension.length() > 10) {
            extension = extension.substring(0, 10);
        }
        return shorten(stem.isEmpty() ? "file" : stem, LONGEST - extension.length()) + extension;
    }

    private static boolean harmless(int c) {
        // Format characters include the direction overrides that disguise an extension; surrogates are broken pairs.
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && "<>:\"|?*".indexOf(c) < 0;
    }

    private static String shorten(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end).strip();
    }
}
