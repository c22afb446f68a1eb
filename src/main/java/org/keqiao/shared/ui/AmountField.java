package org.keqiao.shared.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import java.util.List;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** An amount in yuan as people type it, with or without separators. */
public class AmountField extends TextField {

    private static final long serialVersionUID = 1L;

    private final String key;

    /** @param key the answer key of its mistakes */
    public AmountField(String key, String label) {
        super(label);
        this.key = key;
        setSuffixComponent(new Span(getTranslation("shell.money.unit")));
        addThemeVariants(TextFieldVariant.LUMO_ALIGN_RIGHT);
        getElement().setAttribute("inputmode", "decimal");
    }

    /**
     * Null when nothing was typed.
     *
     * @throws Refusal INVALID when it is no amount
     */
    @Nullable
    public Money amount() {
        String typed = getValue().replaceAll("[,，\\s]", "");
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return Money.of(typed);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.invalid(List.of(FieldError.of(key, "money")));
        }
    }
}
