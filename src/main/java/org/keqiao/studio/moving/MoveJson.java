package org.keqiao.studio.moving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.process.moving.Obstacle;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.TextKey;
import org.springframework.stereotype.Component;

/** What the tables of moves keep as JSON; obstacles stay readable in both languages. */
@Component
class MoveJson {

    private static final TypeReference<LinkedHashMap<String, String>> NAMES = new TypeReference<>() {};

    private final ObjectMapper json;

    MoveJson(ObjectMapper json) {
        this.json = json;
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, String> names(String text) {
        try {
            return json.readValue(text, NAMES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Arguments keep what they are: a name in two languages, a text's key, or a plain word. */
    String obstacles(List<Obstacle> obstacles) {
        ArrayNode all = json.createArrayNode();
        for (Obstacle obstacle : obstacles) {
            ArrayNode arguments = all.addObject().put("code", obstacle.code()).putArray("arguments");
            obstacle.arguments().forEach(argument -> {
                if (argument instanceof TextKey key) {
                    arguments.addObject().put("key", key.key());
                } else if (argument instanceof Bilingual name) {
                    arguments.addObject().put("zh", name.zh()).put("en", name.en());
                } else {
                    arguments.add(String.valueOf(argument));
                }
            });
        }
        return all.toString();
    }

    List<Obstacle> obstacles(String text) {
        List<Obstacle> obstacles = new ArrayList<>();
        for (JsonNode node : read(text, JsonNode.class)) {
            List<Object> arguments = new ArrayList<>();
            for (JsonNode argument : node.path("arguments")) {
                arguments.add(argument(argument));
            }
            obstacles.add(new Obstacle(node.path("code").asText(), arguments));
        }
        return obstacles;
    }

    private static Object argument(JsonNode argument) {
        if (argument.has("key")) {
            return new TextKey(argument.path("key").asText());
        }
        return argument.has("zh")
                ? new Bilingual(
                        argument.path("zh").asText(), argument.path("en").asText())
                : argument.asText();
    }
}
