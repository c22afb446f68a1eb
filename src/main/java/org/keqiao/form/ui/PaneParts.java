package org.keqiao.form.ui;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.keqiao.form.CodeTables;
import org.keqiao.form.FormContext;
import org.keqiao.form.FormContext.Permission;
import org.keqiao.form.FormField;
import org.keqiao.form.FormText;
import org.springframework.lang.Nullable;

/**
 * What every part of a pane needs.
 *
 * @param owner gives language and texts
 * @param files null when documents are not part of it
 * @param needed kinds of documents that the answers ask for as they stand
 * @param answers the answers as they stand
 * @param changed told of each change
 */
record PaneParts(
        Component owner,
        CodeTables tables,
        FormContext context,
        @Nullable FileSlot files,
        Supplier<Set<String>> needed,
        Supplier<Map<String, Object>> answers,
        Runnable changed) {

    Locale locale() {
        return AnswerText.locale(owner);
    }

    String text(FormText text) {
        return text.in(locale());
    }

    String text(String key, Object... arguments) {
        return owner.getTranslation(key, arguments);
    }

    boolean mayEdit(FormField field, String path) {
        return !field.readonlyFor().contains(context.mode()) && context.permission(path) == Permission.EDIT;
    }

    boolean mayEdit(String path) {
        return context.permission(path) == Permission.EDIT;
    }

    boolean maySee(String path) {
        return path.isEmpty() || context.permission(path) != Permission.HIDE;
    }
}
