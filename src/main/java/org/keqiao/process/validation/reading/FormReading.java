package org.keqiao.process.validation.reading;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.keqiao.form.FieldKind;
import org.keqiao.form.FormElement;
import org.keqiao.form.FormField;
import org.keqiao.form.FormList;
import org.keqiao.form.FormSchema;
import org.keqiao.form.FormSection;
import org.keqiao.process.Fact;

/**
 * What the rules need of a form.
 *
 * @param keys answer keys, nested with dots
 * @param required keys that no complete form lacks: required, and never hidden
 * @param scalars fields at its top that conditions and tables may ask about
 */
public record FormReading(String id, Set<String> keys, Set<String> required, Map<String, Fact.Type> scalars) {

    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");

    static FormReading of(FormSchema schema) {
        Set<String> required = new LinkedHashSet<>();
        schema.sections().forEach(section -> required(section, required));
        return new FormReading(schema.id(), schema.keys(), required, scalars(schema));
    }

    /**
     * Fields at the top of a form with one plain value, by key. What names a person, identity and telephone numbers, is
     * none of them: it never reaches the engine.
     */
    public static Map<String, Fact.Type> scalars(FormSchema schema) {
        Map<String, Fact.Type> scalars = new LinkedHashMap<>();
        for (FormField field : schema.fields()) {
            if (PLAIN.matcher(field.path()).matches()) {
                type(field.kind()).ifPresent(type -> scalars.put(field.path(), type));
            }
        }
        return scalars;
    }

    private static Optional<Fact.Type> type(FieldKind kind) {
        return switch (kind) {
            case TEXT, USCC, POSTCODE -> Optional.of(Fact.Type.TEXT);
            case NUMBER, PERCENT -> Optional.of(Fact.Type.NUMBER);
            case MONEY -> Optional.of(Fact.Type.MONEY);
            case DATE -> Optional.of(Fact.Type.DATE);
            case BOOLEAN -> Optional.of(Fact.Type.BOOLEAN);
            case CODE -> Optional.of(Fact.Type.CODE);
            case CODES, RESIDENT_ID, MOBILE, FILE -> Optional.empty();
        };
    }

    private static void required(FormElement element, Set<String> into) {
        if (element.hide() != null) {
            return;
        }
        if (element instanceof FormSection section) {
            children(section.elements(), into);
        } else if (element instanceof FormList list && list.minRows() > 0) {
            into.add(list.path());
            children(list.elements(), into);
        } else if (element instanceof FormField field && field.required()) {
            into.add(field.path());
        }
    }

    private static void children(List<FormElement> elements, Set<String> into) {
        elements.forEach(element -> required(element, into));
    }

    /** True when the key, a group above it, or a field below it exists. */
    public boolean knows(String key) {
        String plain = plain(key);
        return keys.stream().map(FormReading::plain).anyMatch(k -> covers(k, plain) || covers(plain, k));
    }

    /** True when no complete form lacks the field; a field of a list counts when each of its rows has it. */
    public boolean asksFor(String key) {
        String plain = plain(key);
        return required.stream().map(FormReading::plain).anyMatch(plain::equals);
    }

    /** Top names that are certain once the form is complete: {@code seller} for {@code seller.uscc}. */
    public Set<String> certain() {
        Set<String> names = new LinkedHashSet<>();
        required.forEach(key -> names.add(top(key)));
        return names;
    }

    /** The part of a key before the first dot or bracket. */
    public static String top(String key) {
        int end = 0;
        while (end < key.length() && key.charAt(end) != '.' && key.charAt(end) != '[') {
            end++;
        }
        return key.substring(0, end);
    }

    private static String plain(String key) {
        return key.replace("[]", "");
    }

    private static boolean covers(String outer, String inner) {
        return inner.equals(outer) || inner.startsWith(outer + ".");
    }
}
