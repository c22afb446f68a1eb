package org.keqiao.process.difference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the designer set at a step, as people say it. */
final class StepWords {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Words words;

    StepWords(Words words) {
        this.words = words;
    }

    /** The value of a step's property; as it stands where it cannot be read or needs no words. */
    String text(String property, String value) {
        return switch (property) {
            case "performer" -> performer(value);
            case "seatRoles" ->
                words.list(Arrays.stream(value.split(","))
                        .map(String::strip)
                        .map(this::performer)
                        .toList());
            case "seats" -> words.or("difference.seats." + value, value);
            case "clock" -> words.or("studio.step.clock." + value, value);
            case "veto" -> words.yesNo("true".equals(value));
            case "outcomes" -> outcomes(value);
            case "fields" -> fields(value);
            default -> value;
        };
    }

    private String performer(String value) {
        return value.startsWith("PARTY:")
                ? words.or("difference.party." + value.substring("PARTY:".length()), value)
                : words.or("security.role." + value, value);
    }

    private String outcomes(String json) {
        List<String> said = new ArrayList<>();
        for (JsonNode outcome : read(json)) {
            String kind = outcome.path("kind").asText();
            String way = words.or("difference.outcome." + kind, kind);
            said.add(words.get(
                    outcome.path("opinionRequired").asBoolean() ? "difference.outcome.reason" : "difference.outcome",
                    words.name(
                            outcome.path("zh").asText(),
                            outcome.path("en").asText(),
                            outcome.path("key").asText()),
                    outcome.path("key").asText(),
                    way));
        }
        return said.isEmpty() ? json : words.list(said);
    }

    private String fields(String json) {
        List<String> said = new ArrayList<>();
        read(json).fields().forEachRemaining(field -> {
            String may = field.getValue().asText();
            said.add(words.get(
                    "difference.field",
                    field.getKey(),
                    words.or("difference.may." + may.toUpperCase(java.util.Locale.ROOT), may)));
        });
        return said.isEmpty() ? json : words.list(said);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException unreadable) {
            return JSON.createArrayNode();
        }
    }
}
