package org.keqiao.studio.ui.workbench.diagram;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.keqiao.process.Vocabulary;
import org.keqiao.studio.ui.workbench.step.ChoiceField;
import org.keqiao.studio.ui.workbench.step.StepWords;

/** What an event waits for: the end of a limit, or a message that the product sends. */
final class EventFields {

    private final ElementFacts facts;
    private final StepWords words;
    private final boolean readOnly;
    private final Consumer<ElementChange> say;

    EventFields(ElementFacts facts, StepWords words, boolean readOnly, Consumer<ElementChange> say) {
        this.facts = facts;
        this.words = words;
        this.readOnly = readOnly;
        this.say = say;
    }

    List<Component> fields() {
        List<Component> fields = new ArrayList<>();
        Checkbox ends = new Checkbox();
        if (facts.timer() != null) {
            ChoiceField limit = new ChoiceField(ends.getTranslation("studio.event.limit"), words::limit);
            limit.show(words.limits(), facts.timer());
            limit.setHelperText(ends.getTranslation("studio.event.limit.help"));
            fields.add(tells(limit, "timer"));
        }
        if (facts.message() != null) {
            ChoiceField message = new ChoiceField(
                    ends.getTranslation("studio.event.message"), name -> ends.getTranslation("studio.message." + name));
            message.show(Vocabulary.MESSAGES, facts.message());
            fields.add(tells(message, "message"));
        }
        if (facts.interrupting() != null) {
            ends.setLabel(ends.getTranslation("studio.event.ends"));
            ends.setValue(facts.interrupting());
            ends.setReadOnly(readOnly);
            ends.addValueChangeListener(change ->
                    say.accept(ElementChange.set(facts.id(), "interrupting", String.valueOf(change.getValue()))));
            fields.add(ends);
        }
        return fields;
    }

    private ChoiceField tells(ChoiceField field, String attribute) {
        field.setReadOnly(readOnly);
        field.addValueChangeListener(change -> say.accept(ElementChange.set(facts.id(), attribute, field.chosen())));
        return field;
    }
}
