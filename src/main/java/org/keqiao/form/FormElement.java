package org.keqiao.form;

import java.util.List;
import org.keqiao.feel.Expression;
import org.springframework.lang.Nullable;

/** One element of a form. */
public sealed interface FormElement permits FormSection, FormList, FormField, FormNote {

    /** The component's id in the JSON, for findings and the designer; its key where it has none. */
    String id();

    /** Full answer key without indexes: {@code seller.uscc}, {@code buyers[].name}; empty for what holds no answers. */
    String path();

    /** True hides the element and drops its answers; null when it is always shown. */
    @Nullable
    Expression hide();

    /** Rules across fields whose failure is shown at this element. */
    List<FormRule> rules();
}
