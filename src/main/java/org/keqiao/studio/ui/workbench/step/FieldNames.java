package org.keqiao.studio.ui.workbench.step;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.keqiao.form.FormElement;
import org.keqiao.form.FormField;
import org.keqiao.form.FormList;
import org.keqiao.form.FormSchema;
import org.keqiao.form.FormSection;

/** What people call the fields of a form that a step may open, show or hide. */
public final class FieldNames {

    /** Stands for every field that is not named. */
    public static final String ALL = "*";

    private FieldNames() {}

    /** Keys of fields and lists to their names, in the order of the form; those of a list with its name before them. */
    public static Map<String, String> of(FormSchema form, Locale locale) {
        Map<String, String> found = new LinkedHashMap<>();
        form.sections().forEach(section -> add(section, "", locale, found));
        return found;
    }

    private static void add(FormElement element, String above, Locale locale, Map<String, String> found) {
        if (element instanceof FormSection section) {
            section.elements().forEach(child -> add(child, above, locale, found));
        } else if (element instanceof FormList list) {
            String key = list.path().replace("[]", "");
            String label = list.label().isEmpty() ? key : list.label().in(locale);
            found.put(key, above + label);
            list.elements().forEach(child -> add(child, above + label + " › ", locale, found));
        } else if (element instanceof FormField field) {
            String label =
                    field.label().isEmpty() ? field.path() : field.label().in(locale);
            found.put(field.path(), above + label);
        }
    }
}
