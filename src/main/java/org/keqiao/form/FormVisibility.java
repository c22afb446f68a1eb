package org.keqiao.form;

import java.util.Map;
import java.util.Set;

/** What a form shows at a moment, for screens. */
public final class FormVisibility {

    private final FormSchema schema;
    private final FormContext context;

    public FormVisibility(FormSchema schema, FormContext context) {
        this.schema = schema;
        this.context = context;
    }

    /**
     * Marks of the elements that these answers hide.
     *
     * @param answers as they were typed
     * @see #mark
     */
    public Set<String> hidden(Map<String, Object> answers) {
        FormContext open =
                FormContext.of(context.today(), FormContext.Mode.DRAFT).knowing(context.facts());
        Map<String, Object> clean = new AnswerCleaner(schema, open).clean(answers);
        return new FormScope(schema, open).hidden(clean);
    }

    /**
     * The name of one appearance of an element.
     *
     * @param prefix path of the object it stands in with a point at its end, {@code buyers[0].}; empty at the top
     */
    public static String mark(String prefix, FormElement element) {
        return FormScope.mark(prefix, element);
    }
}
