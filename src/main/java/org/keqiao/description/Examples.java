package org.keqiao.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** Requests made of {@code docs/examples}, which the tests keep true. */
final class Examples {

    private static final String MATTER = "contract-certification";
    private static final String STEP = "contract-intake";

    private Examples() {}

    static Map<String, JsonNode> read() {
        ObjectMapper json = new ObjectMapper();
        try (InputStream file = new ClassPathResource("examples/" + MATTER + ".json").getInputStream()) {
            JsonNode example = json.readTree(file);
            ObjectNode start = json.createObjectNode();
            start.put("matter", MATTER).set("answers", example.path("answers"));
            ObjectNode complete = json.createObjectNode();
            complete.put("outcome", "accept")
                    .set("answers", example.path("tasks").path(STEP));
            return Map.of("start", start, "answers", example.path("answers"), "complete", complete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
