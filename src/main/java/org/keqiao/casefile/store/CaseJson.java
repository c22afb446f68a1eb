package org.keqiao.casefile.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.lang.Nullable;

/** Maps of answers as JSON: exact numbers, ISO dates, and one canonical form for the chain of acts. */
public final class CaseJson {

    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

    private CaseJson() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON", e);
        }
    }

    public static Map<String, Object> read(@Nullable String json) {
        if (json == null) {
            return Map.of();
        }
        try {
            return MAPPER.readValue(json, MAP);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable JSON in the database", e);
        }
    }

    public static <T> List<T> list(String json, Class<T> type) {
        try {
            return MAPPER.readerForListOf(type).readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable JSON in the database", e);
        }
    }

    /** The values as maps, lists, texts, numbers and booleans, whatever records they were. */
    public static Map<String, Object> plain(Map<String, ?> values) {
        return read(write(values));
    }

    /**
     * The one spelling of a value: keys sorted, no white space, numbers without exponent or trailing zeros. It survives
     * the database's {@code jsonb}, which keeps neither order nor spelling.
     */
    public static String canonical(Object value) {
        return write(ordered(MAPPER.valueToTree(value)));
    }

    private static JsonNode ordered(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode sorted = MAPPER.createObjectNode();
            new TreeSet<>(keys(object)).forEach(key -> sorted.set(key, ordered(object.get(key))));
            return sorted;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode items = MAPPER.createArrayNode();
            array.forEach(item -> items.add(ordered(item)));
            return items;
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue().stripTrailingZeros();
            return DecimalNode.valueOf(number.scale() < 0 ? number.setScale(0) : number);
        }
        return node;
    }

    private static List<String> keys(ObjectNode object) {
        return Stream.of(object)
                .flatMap(o -> {
                    Stream.Builder<String> names = Stream.builder();
                    o.fieldNames().forEachRemaining(names);
                    return names.build();
                })
                .toList();
    }

    /**
     * {@code values} without some of them.
     *
     * @param keys nested with dots
     */
    public static Map<String, Object> without(Map<String, Object> values, Set<String> keys) {
        Map<String, Object> rest = new LinkedHashMap<>(values);
        for (String key : keys) {
            remove(rest, key);
        }
        return rest;
    }

    @SuppressWarnings("unchecked")
    private static void remove(Map<String, Object> values, String key) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            values.remove(key);
        } else if (values.get(key.substring(0, dot)) instanceof Map<?, ?> inner) {
            Map<String, Object> rest = new LinkedHashMap<>((Map<String, Object>) inner);
            remove(rest, key.substring(dot + 1));
            values.put(key.substring(0, dot), rest);
        }
    }

    /** {@code values} laid over {@code base}: objects are merged, everything else is replaced. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> merge(Map<String, Object> base, Map<String, ?> values) {
        Map<String, Object> merged = new LinkedHashMap<>(base);
        values.forEach((key, value) -> {
            Object before = merged.get(key);
            if (before instanceof Map<?, ?> old && value instanceof Map<?, ?> now) {
                merged.put(key, merge((Map<String, Object>) old, (Map<String, Object>) now));
            } else {
                merged.put(key, value);
            }
        });
        return merged;
    }
}
