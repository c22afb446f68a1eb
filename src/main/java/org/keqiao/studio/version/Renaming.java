package org.keqiao.studio.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keqiao.process.Bundle;

/** A bundle under another key and name, as the beginning of a matter of its own; its forms and tables keep their names. */
final class Renaming {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Renaming() {}

    static Bundle of(Bundle bundle, String key, String name) {
        Map<String, String> files = new TreeMap<>(bundle.files());
        files.computeIfPresent(Bundle.PROCESS, (path, xml) -> model(xml, bundle.matter(), key));
        files.computeIfPresent(Bundle.SETTINGS, (path, json) -> settings(json, key, name));
        return new Bundle(key, files);
    }

    /** The process and the plane that draws it. */
    private static String model(String xml, String from, String to) {
        return Pattern.compile("(\\b(?:id|bpmnElement|processRef)=)([\"'])" + Pattern.quote(from) + "\\2")
                .matcher(xml)
                .replaceAll("$1$2" + Matcher.quoteReplacement(to) + "$2");
    }

    /** Settings that cannot be read stay as they are; the check says so. */
    private static String settings(String json, String key, String name) {
        try {
            JsonNode tree = JSON.readTree(json);
            if (!(tree instanceof ObjectNode settings)) {
                return json;
            }
            settings.put("key", key);
            if (settings.get("name") instanceof ObjectNode names) {
                names.put("zh", name).put("en", name);
            }
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(settings);
        } catch (JsonProcessingException unreadable) {
            return json;
        }
    }
}
