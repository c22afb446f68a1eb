package org.keqiao.casefile.batch;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Comma-separated text as office programs write it (RFC 4180), in UTF-8 or, as older ones still do, in GB 18030. */
final class CsvText {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char MARK = '\uFEFF';

    private CsvText() {}

    static String decode(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(bytes, GB18030);
        }
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    static List<List<SheetCell>> parse(String text) {
        List<List<SheetCell>> rows = new ArrayList<>();
        List<SheetCell> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean quote = c == '"';
                boolean doubled = quote && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (!quote || doubled) {
                    cell.append(c);
                }
                i += doubled ? 1 : 0;
                quoted = !quote || doubled;
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                row.add(SheetCell.of(take(cell)));
            } else if (c == '\n') {
                row.add(SheetCell.of(take(cell)));
                rows.add(row);
                row = new ArrayList<>();
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(SheetCell.of(cell.toString()));
            rows.add(row);
        }
        return rows;
    }

    private static String take(StringBuilder cell) {
        String text = cell.toString();
        cell.setLength(0);
        return text;
    }

    /** With a mark at its start, without which office programs take it for another encoding. */
    static byte[] write(List<List<String>> rows) {
        StringBuilder text = new StringBuilder().append(MARK);
        rows.forEach(row -> text.append(String.join(
                        ",",
                        row.stream()
                                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                .toList()))
                .append("\r\n"));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
