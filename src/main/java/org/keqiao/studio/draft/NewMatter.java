package org.keqiao.studio.draft;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.keqiao.process.Bundle;
import org.keqiao.process.Step;
import org.springframework.core.io.ClassPathResource;

/**
 * The beginnings of a matter: an application, one decision with its letter, withdrawal at any time. It passes the check as
 * it is.
 */
public final class NewMatter {

    private static final int SHORTEST_NUMBER_KIND = 2;
    private static final int LONGEST_NUMBER_KIND = 8;

    /** Acceptance, withdrawal, and the decision either way. */
    private static final List<String> LETTERS = List.of("LT-01", "LT-05", "LT-D1", "LT-D2");

    private NewMatter() {}

    /** @param name what applicants read */
    public static Bundle of(String key, String name) {
        Map<String, Object> values = Map.of(
                "key",
                key,
                "name",
                name,
                "condition",
                "${" + Step.outcomeVariable(key + "-decision") + " == 'grant'}",
                "numberKind",
                numberKind(key));
        Map<String, String> files = new TreeMap<>();
        files.put(Bundle.PROCESS, fill("process.bpmn", values, true));
        files.put(Bundle.SETTINGS, fill("settings.json", values, false));
        files.put(Bundle.FORMS + key + "-application.form", fill("application.form", values, false));
        files.put(Bundle.FORMS + key + "-decision.form", fill("decision.form", values, false));
        // Letters are templates themselves: nothing is filled in before a case has one.
        LETTERS.forEach(letter -> files.put(Bundle.LETTERS + letter + ".html", read("letters/" + letter + ".html")));
        return new Bundle(key, files);
    }

    private static String read(String template) {
        try {
            return new ClassPathResource("studio/new-matter/" + template).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fill(String template, Map<String, Object> values, boolean xml) {
        Mustache.Compiler compiler = Mustache.compiler();
        return (xml ? compiler : compiler.withEscaper(NewMatter::json))
                .compile(read(template))
                .execute(values);
    }

    private static String json(String raw) {
        return raw.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
    }

    /** First letters of the key's words; the designer gives it the office's usual abbreviation. */
    private static String numberKind(String key) {
        String initials = Arrays.stream(key.replaceAll("[0-9]", "").split("-"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
        String letters = initials.length() < SHORTEST_NUMBER_KIND
                ? (key.replaceAll("[^a-z]", "") + "XX")
                        .substring(0, SHORTEST_NUMBER_KIND)
                        .toUpperCase(Locale.ROOT)
                : initials;
        return letters.substring(0, Math.min(letters.length(), LONGEST_NUMBER_KIND));
    }
}
