package org.keqiao.process.validation;

import java.util.LinkedHashSet;
import java.util.Set;
import org.keqiao.form.FormSchema;

/**
 * What the rules need of a form.
 *
 * @param keys answer keys, nested with dots
 * @param required keys that no complete form lacks: required and never hidden
 */
record FormReading(String id, Set<String> keys, Set<String> required) {

    static FormReading of(FormSchema schema) {
        return FormJson.read(schema.id(), schema.source());
    }

    /** True when the key, a group above it, or a field below it exists. */
    boolean knows(String key) {
        return keys.stream().anyMatch(k -> covers(k, key) || covers(key, k));
    }

    /** Top names that are certain once the form is complete: {@code seller} for {@code seller.uscc}. */
    Set<String> certain() {
        Set<String> names = new LinkedHashSet<>();
        required.forEach(key -> names.add(top(key)));
        return names;
    }

    /** The part of a key before the first dot or bracket. */
    static String top(String key) {
        int end = 0;
        while (end < key.length() && key.charAt(end) != '.' && key.charAt(end) != '[') {
            end++;
        }
        return key.substring(0, end);
    }

    private static boolean covers(String outer, String inner) {
        return inner.equals(outer)
                || inner.startsWith(outer) && (inner.charAt(outer.length()) == '.' || inner.charAt(outer.length()) == '[');
    }
}
