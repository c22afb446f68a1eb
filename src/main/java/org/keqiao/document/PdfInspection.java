package org.keqiao.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.keqiao.shared.Refusal;

/**
 * PDF: readable without a password, at least one page, and no script, launch or submit action in any object.
 *
 * <p>The parser unpacks object and cross-reference streams whole, so their sizes are measured before it sees them.
 */
final class PdfInspection {

    private static final int MOST_OBJECTS = 500_000;
    private static final long MOST_UNPACKED = 64L * 1024 * 1024;
    // Looking at each costs time; no writer makes so many.
    private static final int MOST_BROKEN = 1_000;
    private static final Set<String> ACTIONS =
            Set.of("JavaScript", "Launch", "ImportData", "SubmitForm", "RichMediaExecute", "Rendition", "GoToE");
    private static final Set<String> KEYS = Set.of("JS", "JavaScript", "XFA", "RichMediaContent", "RichMediaSettings");
    // Standard is no packing but the password handler's name; the parser tells that one.
    private static final Pattern OTHER_FILTER =
            Pattern.compile("/Filter(?!\\s*\\[?\\s*/(FlateDecode|Fl|Standard)\\s*[\\]/>])");
    private static final Pattern STREAM = Pattern.compile("stream\\r?\\n");

    private PdfInspection() {}

    static void inspect(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!raw.startsWith("%PDF-") || FileInspector.endsAsZip(file)) {
            throw Reception.unsupported("FILE_POLYGLOT");
        }
        measureStructure(raw, bytes);
        try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            if (document.isEncrypted()) {
                throw Refusal.invalid("FILE_ENCRYPTED");
            }
            if (document.getNumberOfPages() < 1) {
                throw FileInspector.damaged();
            }
            searchActions(document);
        } catch (org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException e) {
            throw Refusal.invalid("FILE_ENCRYPTED");
        }
    }

    /** Object and cross-reference streams: plainly deflated or not packed at all, and of bounded size together. */
    private static void measureStructure(String raw, byte[] bytes) {
        Measure measure = new Measure(bytes);
        try {
            int previous = 0;
            Matcher stream = STREAM.matcher(raw);
            while (stream.find()) {
                // Since the end of the stream before: dictionaries, whatever strings may hide in them.
                String before = raw.substring(previous, stream.start());
                previous = stream.end();
                if (isStructure(before)) {
                    measure.inflate(stream.end());
                }
            }
        } finally {
            measure.end();
        }
    }

    private static boolean isStructure(String before) {
        if (!before.contains("#") && !before.contains("/ObjStm") && !before.contains("/XRef")) {
            return false;
        }
        String dictionary = unescape(before);
        if (!dictionary.contains("/ObjStm") && !dictionary.contains("/XRef")) {
            return false;
        }
        if (OTHER_FILTER.matcher(dictionary).find()) {
            throw FileInspector.dangerous();
        }
        return true;
    }

    private static String unescape(String names) {
        return Pattern.compile("#([0-9A-Fa-f]{2})")
                .matcher(names)
                .replaceAll(hex -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
    }

    /** What the structure of one file unpacks to. A broken stream counts with what comes out before it breaks. */
    private static final class Measure {

        private final byte[] bytes;
        private final byte[] out = new byte[64 * 1024];
        private final Inflater inflater = new Inflater();
        private long unpacked;
        private int brokenStreams;

        Measure(byte[] bytes) {
            this.bytes = bytes;
        }

        void inflate(int from) {
            inflater.reset();
            inflater.setInput(bytes, from, bytes.length - from);
            try {
                while (inflater.inflate(out) > 0) {
                    refuseMoreThan(MOST_UNPACKED - unpacked);
                }
            } catch (DataFormatException broken) {
                // The parser gets as far as this, too; the rest is its to judge.
                refuseMoreThan(MOST_UNPACKED - unpacked);
                if (++brokenStreams > MOST_BROKEN) {
                    throw FileInspector.bomb();
                }
            }
            unpacked += inflater.getBytesWritten();
        }

        private void refuseMoreThan(long left) {
            if (inflater.getBytesWritten() > left) {
                throw FileInspector.bomb();
            }
        }

        void end() {
            inflater.end();
        }
    }

    private static void searchActions(PDDocument document) {
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> open = new ArrayDeque<>();
        open.add(document.getDocument().getTrailer());
        // Objects that nothing refers to now may be referred to by what a reader repairs.
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
            open.add(document.getDocument().getObjectFromPool(key));
        }
        while (!open.isEmpty()) {
            COSBase next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            if (seen.size() > MOST_OBJECTS) {
                throw FileInspector.bomb();
            }
            if (next instanceof COSObject reference) {
                COSBase target = reference.getObject();
                if (target != null) {
                    open.push(target);
                }
            } else if (next instanceof COSArray array) {
                array.forEach(element -> push(open, element));
            } else if (next instanceof COSDictionary dictionary) {
                checkDictionary(dictionary);
                dictionary.getValues().forEach(element -> push(open, element));
            }
        }
    }

    private static void push(Deque<COSBase> open, COSBase element) {
        if (element instanceof COSObject || element instanceof COSArray || element instanceof COSDictionary) {
            open.push(element);
        }
    }

    private static void checkDictionary(COSDictionary dictionary) {
        for (COSName key : dictionary.keySet()) {
            if (KEYS.contains(key.getName())) {
                throw FileInspector.dangerous();
            }
        }
        COSBase action = dictionary.getDictionaryObject(COSName.S);
        if (action instanceof COSName name && ACTIONS.contains(name.getName())) {
            throw FileInspector.dangerous();
        }
    }
}
