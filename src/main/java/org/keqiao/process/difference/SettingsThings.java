package org.keqiao.process.difference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The settings: each limit, stage, document and letter for itself, the rest together. */
final class SettingsThings {

    private final Words words;
    private final Things things = new Things().ordered();

    private SettingsThings(Words words) {
        this.words = words;
    }

    static Things of(JsonNode settings, Words words) {
        SettingsThings read = new SettingsThings(words);
        Thing rest = read.things.add(
                "", new Thing(words.get("difference.kind.settings"), words.get("difference.kind.settings"), null));
        settings.fields().forEachRemaining(field -> {
            JsonNode value = field.getValue();
            boolean text = value.has("zh");
            if (value.isObject() && !text) {
                value.fields().forEachRemaining(one -> read.thing(field.getKey(), one.getKey(), one.getValue()));
            } else if (value.isArray() && value.path(0).isObject()) {
                value.forEach(one -> read.thing(
                        field.getKey(), one.path("key").asText(one.path("kind").asText()), one));
            } else {
                read.say(rest, words.property("settings." + field.getKey()), value);
            }
        });
        return read.things;
    }

    private void thing(String group, String key, JsonNode value) {
        JsonNode named = value.path("name");
        String name = words.name(named.path("zh").asText(), named.path("en").asText(), "");
        String shown = name.isBlank()
                ? words.or("difference.setting." + key, words.or("studio.limit." + key, key))
                : name + " (" + key + ")";
        Thing thing = things.add(
                group + " " + key, new Thing(words.or("difference.property.settings." + group, group), shown, null));
        if (value.isObject() && !value.has("days")) {
            value.fields().forEachRemaining(one -> {
                String what = one.getKey().equals("*")
                        ? words.get("difference.everyBasis")
                        : words.or("organization.basis." + one.getKey(), one.getKey());
                say(thing, words.or("difference.property.settings.item." + what, what), one.getValue());
            });
        } else {
            say(thing, words.or("difference.property.settings." + group, group), value);
        }
    }

    private void say(Thing thing, String what, JsonNode value) {
        if (value.has("days")) {
            String unit = value.path("unit").asText();
            thing.say(
                    what,
                    words.get(
                            "WORKING".equals(unit) ? "difference.workingDays" : "difference.calendarDays",
                            value.path("days").asText()));
        } else if (value.has("zh") || value.has("en")) {
            thing.say(words.get("difference.inChinese", what), value.path("zh").asText());
            thing.say(words.get("difference.inEnglish", what), value.path("en").asText());
        } else if (value.isArray()) {
            List<String> texts = new ArrayList<>();
            value.forEach(one -> texts.add(one.isValueNode() ? one.asText() : one.toString()));
            thing.say(what, words.list(texts));
        } else if (value.isBoolean()) {
            thing.say(what, words.yesNo(value.booleanValue()));
        } else if (!value.isNull()) {
            thing.say(what, value.isValueNode() ? value.asText() : value.toString());
        }
    }
}
