package org.keqiao.studio.ui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keqiao.process.Bundle;

/** What people call the files of a bundle: the names that stand in them; their file names while these cannot be read. */
public final class FileTitles {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Only to be shown: the validator reads tables properly. */
    private static final Pattern TABLE_NAME = Pattern.compile("<(?:\\w+:)?decision\\s[^>]*\\bname=\"([^\"<>]{1,80})\"");

    private static final Pattern TABLE_LABEL =
            Pattern.compile("<(?:\\w+:)?decision\\s[^>]*\\blabel=\"([^\"<>]{1,80})\"");

    private final Bundle bundle;
    private final boolean english;
    private final JsonNode letters;

    public FileTitles(Bundle bundle, Locale locale) {
        this.bundle = bundle;
        this.english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        this.letters = json(bundle.file(Bundle.SETTINGS).orElse("")).path("letters");
    }

    /** The file's own name without its folder where it has no better one. */
    public String of(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        String text = bundle.file(path).orElse("");
        String title = "";
        if (path.startsWith(Bundle.FORMS)) {
            JsonNode properties = json(text).path("properties");
            title = first(
                    english ? properties.path("name.en").asText("") : "",
                    properties.path("name").asText(""));
        } else if (path.startsWith(Bundle.DECISIONS)) {
            title = first(english ? found(TABLE_LABEL, text) : "", found(TABLE_NAME, text));
        } else if (path.startsWith(Bundle.LETTERS)) {
            JsonNode name = letters.path(file.replaceFirst("\\.html$", "")).path("name");
            title = name.path(english ? "en" : "zh").asText("");
        } else if (path.startsWith(Bundle.TESTS)) {
            title = json(text).path("name").path(english ? "en" : "zh").asText("");
        } else if (path.startsWith(Bundle.TABLE_TESTS)) {
            return of(Bundle.DECISIONS + file.replaceFirst("\\.json$", ".dmn"));
        } else if (path.startsWith(Bundle.SAMPLES)) {
            return of(Bundle.FORMS + file.replaceFirst("\\.json$", ".form"));
        }
        return first(title, file);
    }

    /** What people call a field of a form; the key itself where it has no label. */
    String field(String path, String key) {
        return path.startsWith(Bundle.FORMS)
                ? first(label(json(bundle.file(path).orElse("")), key), key)
                : key;
    }

    private String label(JsonNode parent, String key) {
        for (JsonNode child : parent.path("components")) {
            if (key.equals(child.path("key").asText())
                    || key.equals(child.path("id").asText())) {
                return first(
                        english ? child.path("properties").path("label.en").asText("") : "",
                        child.path("label").asText(""));
            }
            String within = label(child, key);
            if (!within.isEmpty()) {
                return within;
            }
        }
        return "";
    }

    private static String found(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static String first(String one, String other) {
        return one.isBlank() ? other : one;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.isBlank() ? "{}" : text);
        } catch (JsonProcessingException unfinished) {
            return JSON.createObjectNode();
        }
    }
}
