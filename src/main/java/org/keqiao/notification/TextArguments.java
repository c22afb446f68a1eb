package org.keqiao.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.keqiao.shared.Bilingual;

/** Arguments of a text as JSON that remembers dates and bilingual words, so that any language can be made of them later. */
final class TextArguments {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private TextArguments() {}

    static String write(List<Object> arguments) {
        ArrayNode all = JSON.createArrayNode();
        for (Object argument : arguments) {
            if (argument instanceof LocalDate day) {
                all.addObject().put("day", day.toString());
            } else if (argument instanceof Bilingual words) {
                all.addObject().put("zh", words.zh()).put("en", words.en());
            } else if (argument instanceof Integer number) {
                all.add(number);
            } else {
                all.add(argument.toString());
            }
        }
        return all.toString();
    }

    /** Ready for a text in a language. */
    static Object[] read(String json, Locale locale) {
        List<Object> arguments = new ArrayList<>();
        try {
            for (JsonNode node : JSON.readTree(json)) {
                if (node.has("day")) {
                    arguments.add(LocalDate.parse(node.path("day").asText()));
                } else if (node.isObject()) {
                    arguments.add(new Bilingual(
                                    node.path("zh").asText(), node.path("en").asText())
                            .in(locale));
                } else if (node.isInt()) {
                    arguments.add(node.intValue());
                } else {
                    arguments.add(node.asText());
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return arguments.toArray();
    }
}
