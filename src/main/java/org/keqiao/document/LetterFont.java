package org.keqiao.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A TrueType font whose Kangxi and CJK radicals (U+2E80–U+2FDF) are taken out of the character map. The font draws them
 * with the glyphs of ordinary characters, and a PDF would name the radical when somebody searches or copies 人民.
 */
final class LetterFont {

    private static final int FIRST_RADICAL = 0x2E80;
    private static final int LAST_RADICAL = 0x2FDF;
    private static final int FORMAT_12 = 12;

    private final byte[] bytes;

    private LetterFont(byte[] bytes) {
        this.bytes = bytes;
    }

    static LetterFont load(String resource) {
        try (InputStream in = LetterFont.class.getResourceAsStream(resource)) {
            byte[] bytes = in.readAllBytes();
            removeRadicals(ByteBuffer.wrap(bytes));
            return new LetterFont(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    private static void removeRadicals(ByteBuffer font) {
        int cmap = table(font, "cmap");
        int subtables = font.getShort(cmap + 2);
        for (int i = 0; i < subtables; i++) {
            int subtable = cmap + font.getInt(cmap + 8 + 8 * i);
            // Two entries may share one subtable; doing it twice changes nothing.
            if (font.getShort(subtable) == FORMAT_12) {
                shortenGroups(font, subtable);
            }
        }
    }

    /** Format 12: length at 4, number of groups at 12, from 16 groups of first character, last character, first glyph. */
    private static void shortenGroups(ByteBuffer font, int subtable) {
        int groups = font.getInt(subtable + 12);
        int[][] kept = new int[groups + 1][];
        int count = 0;
        for (int i = 0; i < groups; i++) {
            int at = subtable + 16 + 12 * i;
            int first = font.getInt(at);
            int last = font.getInt(at + 4);
            int glyph = font.getInt(at + 8);
            if (last < FIRST_RADICAL || first > LAST_RADICAL) {
                kept[count++] = new int[] {first, last, glyph};
                continue;
            }
            if (first < FIRST_RADICAL) {
                kept[count++] = new int[] {first, FIRST_RADICAL - 1, glyph};
            }
            if (last > LAST_RADICAL) {
                kept[count++] = new int[] {LAST_RADICAL + 1, last, glyph + LAST_RADICAL + 1 - first};
            }
        }
        if (count > groups) {
            throw new IllegalStateException("one group holds all radicals: the table would have to grow");
        }
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < 3; j++) {
                font.putInt(subtable + 16 + 12 * i + 4 * j, kept[i][j]);
            }
        }
        font.putInt(subtable + 4, 16 + 12 * count);
        font.putInt(subtable + 12, count);
    }

    private static int table(ByteBuffer font, String name) {
        int tables = font.getShort(4);
        for (int i = 0; i < tables; i++) {
            byte[] tag = new byte[4];
            font.get(12 + 16 * i, tag);
            if (new String(tag, StandardCharsets.US_ASCII).equals(name)) {
                return font.getInt(12 + 16 * i + 8);
            }
        }
        throw new IllegalArgumentException("the font has no table " + name);
    }
}
