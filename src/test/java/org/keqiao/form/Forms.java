package org.keqiao.form;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/** The shipped forms and the example, for tests. */
public final class Forms {

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Forms() {}

    public static FormSchema shipped(String id) {
        return FormSchema.parse(read(Path.of("forms/contract-certification/" + id + ".form")));
    }

    /** A fresh copy each time. */
    public static Map<String, Object> example() {
        return map(read(Path.of("docs/examples/contract-certification.json")));
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> exampleAnswers() {
        return (Map<String, Object>) example().get("answers");
    }

    public static Map<String, Object> map(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A form with these components, single quotes standing for double ones. */
    static FormSchema form(String... components) {
        return FormSchema.parse(json(components));
    }

    static String json(String... components) {
        return "{\"id\":\"trial\",\"type\":\"default\",\"components\":["
                + String.join(",", components).replace('\'', '"') + "]}";
    }
}
