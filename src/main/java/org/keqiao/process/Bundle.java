package org.keqiao.process;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one matter as an administrator edits them.
 *
 * @param matter key of the matter
 * @param files path to text: {@code process.bpmn}, {@code settings.json}, {@code forms/<id>.form}, {@code
 *     decisions/<id>.dmn}, {@code letters/<id>.html}, {@code tests/<name>.json}, {@code table-tests/<id of a table>.json},
 *     {@code samples/<id of a form>.json}
 */
public record Bundle(String matter, SortedMap<String, String> files) {

    public static final String PROCESS = "process.bpmn";
    public static final String SETTINGS = "settings.json";
    public static final String FORMS = "forms/";
    public static final String DECISIONS = "decisions/";
    public static final String LETTERS = "letters/";
    public static final String TESTS = "tests/";
    public static final String TABLE_TESTS = "table-tests/";

    /** Sample answers by form, for whoever designs it. */
    public static final String SAMPLES = "samples/";

    public Bundle(String matter, Map<String, String> files) {
        this(matter, new TreeMap<>(files));
    }

    public Bundle {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    public Optional<String> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** The files of one folder, {@link #FORMS} for example, by their name without folder and ending. */
    public SortedMap<String, String> folder(String folder) {
        SortedMap<String, String> found = new TreeMap<>();
        files.forEach((path, text) -> {
            if (path.startsWith(folder)) {
                String name = path.substring(folder.length());
                int dot = name.lastIndexOf('.');
                found.put(dot < 0 ? name : name.substring(0, dot), text);
            }
        });
        return found;
    }

    /** SHA-256 over paths and contents, hexadecimal. */
    public String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, content) -> {
                digest.update((path + "\n" + content.length() + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(content.getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What cases are handled by: everything but the test cases and samples. */
    public Bundle withoutTests() {
        SortedMap<String, String> rest = new TreeMap<>(files);
        rest.keySet()
                .removeIf(path -> path.startsWith(TESTS) || path.startsWith(TABLE_TESTS) || path.startsWith(SAMPLES));
        return new Bundle(matter, rest);
    }

    /** The same bundle with one file changed. */
    public Bundle with(String path, String text) {
        SortedMap<String, String> changed = new TreeMap<>(files);
        changed.put(path, text);
        return new Bundle(matter, changed);
    }
}
