package org.keqiao.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.function.Function;

/**
 * A list of which a page is not enough: what one test waits for may stand behind what others left, since their clock ran
 * ahead.
 */
public final class WholeList {

    private WholeList() {}

    /** @param page answers the address of a page with its body */
    public static ArrayNode of(String path, Function<String, JsonNode> page) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        String sign = path.contains("?") ? "&" : "?";
        String next = null;
        do {
            JsonNode body = page.apply(next == null ? path : path + sign + "cursor=" + next);
            body.path("items").forEach(items::add);
            next = body.path("next").asText(null);
        } while (next != null);
        return items;
    }
}
