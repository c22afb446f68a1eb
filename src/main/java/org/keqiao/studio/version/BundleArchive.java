package org.keqiao.studio.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.keqiao.process.Bundle;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.draft.Drafting;
import org.springframework.lang.Nullable;

/**
 * A bundle as one file that another installation can take in. What comes from there is not trusted: names, number, size
 * and compression are bounded while it is read, and nothing is ever written to a disk.
 */
final class BundleArchive {

    /** Bytes of the archive itself. */
    static final int LARGEST = 5 << 20;

    private static final String MANIFEST = "manifest.json";
    private static final int FORMAT = 1;
    private static final int MOST_FILES = 200;
    private static final int LARGEST_TOTAL = 20 << 20;
    private static final int BUFFER = 8192;
    private static final int LONGEST_SHOWN = 80;
    private static final Pattern NAME = Pattern.compile("([a-z]+(-[a-z]+)?/)?[A-Za-z][A-Za-z0-9-]{0,79}\\.[a-z]{2,5}");
    private static final Pattern FOLDER = Pattern.compile("(forms|decisions|letters|tests|table-tests|samples)/");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private BundleArchive() {}

    /**
     * @param format of the archive, {@value #FORMAT}
     * @param matter key of the matter
     * @param origin where it comes from
     * @param files path to SHA-256 of the content
     */
    record Manifest(int format, String matter, Origin origin, Map<String, String> files) {}

    /**
     * The installation that wrote an archive.
     *
     * @param product version of the product; null from a build that has none
     * @param city six digits
     * @param catalogue what its models may name, as one digest
     * @param exportedAt when
     */
    record Origin(
            @Nullable String product,
            @Nullable String city,
            @Nullable String catalogue,
            @Nullable Instant exportedAt) {}

    record Content(Manifest manifest, Bundle bundle) {}

    static byte[] write(Bundle bundle, Origin origin) {
        SortedMap<String, String> digests = new TreeMap<>();
        bundle.files().forEach((path, content) -> digests.put(path, Drafting.digest(content)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            put(zip, MANIFEST, JSON.writeValueAsString(new Manifest(FORMAT, bundle.matter(), origin, digests)));
            for (Map.Entry<String, String> file : bundle.files().entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // The same bundle gives the same bytes, whatever the hour.
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /**
     * @throws Refusal TOO_LARGE; INVALID when it is no archive of a matter, or one that tries something
     */
    static Content read(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw tooLarge();
        }
        Map<String, String> files = new TreeMap<>();
        Set<String> folders = new HashSet<>();
        int total = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // Whoever opens the archive and packs it again has entries for its folders, too.
                if (FOLDER.matcher(entry.getName()).matches()
                        && folders.add(entry.getName())
                        && content(zip).length == 0) {
                    continue;
                }
                if (!NAME.matcher(entry.getName()).matches()) {
                    throw Refusal.invalid("ARCHIVE_NAME", shown(entry.getName()));
                }
                if (files.size() > MOST_FILES) {
                    throw Refusal.invalid("ARCHIVE_MANY", MOST_FILES);
                }
                byte[] content = content(zip);
                total += content.length;
                if (total > LARGEST_TOTAL) {
                    throw tooLarge();
                }
                if (files.put(entry.getName(), Drafting.text(content)) != null) {
                    throw Refusal.invalid("ARCHIVE_TWICE", entry.getName());
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw broken();
        }
        Manifest manifest = manifest(files.remove(MANIFEST));
        return new Content(manifest, new Bundle(manifest.matter(), files));
    }

    /** However well a bomb is compressed, no more than a file's limit is ever unpacked. */
    private static byte[] content(ZipInputStream zip) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
            content.write(buffer, 0, n);
            if (content.size() > Drafting.LARGEST_FILE) {
                throw tooLarge();
            }
        }
        return content.toByteArray();
    }

    private static Manifest manifest(String text) {
        try {
            Manifest manifest = text == null ? null : JSON.readValue(text, Manifest.class);
            if (manifest == null
                    || manifest.format() != FORMAT
                    || manifest.matter() == null
                    || manifest.origin() == null
                    || manifest.files() == null
                    || manifest.files().size() > MOST_FILES) {
                throw Refusal.invalid("ARCHIVE_LIST");
            }
            return manifest;
        } catch (JsonProcessingException e) {
            throw Refusal.invalid("ARCHIVE_LIST");
        }
    }

    /** A name from elsewhere, for a message. */
    private static String shown(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        return printable.length() > LONGEST_SHOWN ? printable.substring(0, LONGEST_SHOWN) + "…" : printable;
    }

    private static Refusal broken() {
        return Refusal.invalid("ARCHIVE_BROKEN");
    }

    private static Refusal tooLarge() {
        return Refusal.of(Refusal.Kind.TOO_LARGE, "ARCHIVE_TOO_LARGE", LARGEST >> 20);
    }
}
