package org.keqiao.studio.ui.workbench.step;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.function.Consumer;
import org.keqiao.process.Outcome;

/** One result of a step. */
final class OutcomeRow extends Div implements Focusable<OutcomeRow> {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_LABEL = 40;
    private static final int LONGEST_KEY = 30;

    private final TextField zh;
    private final TextField en;
    private final ChoiceField kind;
    private final TextField key;
    private final Checkbox opinion;
    private final Button remove;

    OutcomeRow(Outcome outcome, boolean readOnly, Runnable changed, Consumer<OutcomeRow> removed) {
        addClassName("kq-step-outcome");
        getElement().setAttribute("role", "group");
        zh = text("studio.step.outcome.zh", outcome.zh(), LONGEST_LABEL);
        en = text("studio.step.outcome.en", outcome.en(), LONGEST_LABEL);
        key = text("studio.step.outcome.key", outcome.key(), LONGEST_KEY);
        key.setAllowedCharPattern("[a-zA-Z0-9]");
        kind = new ChoiceField(
                getTranslation("studio.step.outcome.kind"), name -> getTranslation("studio.outcome." + name));
        kind.show(
                Arrays.stream(Outcome.Kind.values()).map(Enum::name).toList(),
                outcome.kind().name());
        opinion = new Checkbox(getTranslation("studio.step.outcome.opinion"), outcome.opinionRequired());
        remove = new Button(VaadinIcon.TRASH.create(), click -> removed.accept(this));
        remove.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        zh.setReadOnly(readOnly);
        en.setReadOnly(readOnly);
        key.setReadOnly(readOnly);
        kind.setReadOnly(readOnly);
        opinion.setReadOnly(readOnly);
        remove.setVisible(!readOnly);
        zh.addValueChangeListener(change -> changed.run());
        en.addValueChangeListener(change -> changed.run());
        key.addValueChangeListener(change -> changed.run());
        opinion.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.run();
            }
        });
        kind.addValueChangeListener(change -> {
            // Whoever sends back or refuses says why; the check asks for it.
            opinion.setValue(kind() != Outcome.Kind.ADVANCE);
            changed.run();
        });
        add(zh, en, kind, key, opinion, remove);
    }

    private TextField text(String label, String value, int longest) {
        TextField field = new TextField(getTranslation(label));
        field.setValue(value);
        field.setMaxLength(longest);
        field.setWidthFull();
        return field;
    }

    /** Which one it is, for those who do not see the list. */
    void number(int number) {
        getElement().setAttribute("aria-label", getTranslation("studio.step.outcome", number));
        String label = getTranslation("studio.step.outcome.remove", number);
        remove.setAriaLabel(label);
        remove.setTooltipText(label);
    }

    @Override
    public void focus() {
        zh.focus();
    }

    private Outcome.Kind kind() {
        return kind.chosen().isEmpty() ? Outcome.Kind.ADVANCE : Outcome.Kind.valueOf(kind.chosen());
    }

    Outcome outcome() {
        return new Outcome(
                key.getValue().strip(),
                kind(),
                zh.getValue().strip(),
                en.getValue().strip(),
                opinion.getValue());
    }
}
