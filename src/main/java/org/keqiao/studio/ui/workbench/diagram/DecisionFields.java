package org.keqiao.studio.ui.workbench.diagram;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.keqiao.studio.ui.workbench.step.ChoiceField;
import org.keqiao.studio.ui.workbench.step.StepWords;

/** Which table decides, and by what name conditions ask for its result. */
final class DecisionFields {

    private static final int LONGEST_NAME = 60;

    private final ElementFacts facts;
    private final StepWords words;
    private final boolean readOnly;
    private final Consumer<ElementChange> say;

    DecisionFields(ElementFacts facts, StepWords words, boolean readOnly, Consumer<ElementChange> say) {
        this.facts = facts;
        this.words = words;
        this.readOnly = readOnly;
        this.say = say;
    }

    List<Component> fields() {
        TextField result = new TextField();
        ChoiceField table = new ChoiceField(
                result.getTranslation("studio.decision.table"),
                id -> words.vocabulary().tables().containsKey(id)
                        ? words.vocabulary().tables().get(id).in(words.locale())
                        : id);
        table.show(List.copyOf(words.vocabulary().tables().keySet()), ElementFacts.orEmpty(facts.decision()));
        table.setReadOnly(readOnly);
        table.addValueChangeListener(change -> {
            Map<String, String> set = new LinkedHashMap<>();
            set.put("decision", table.chosen());
            if (ElementFacts.orEmpty(facts.result()).isEmpty()) {
                set.put("result", ElementPanel.resultOf(table.chosen()));
            }
            say.accept(new ElementChange(facts.id(), set, Map.of()));
        });
        if (words.vocabulary().tables().isEmpty()) {
            table.setHelperText(result.getTranslation("studio.decision.none"));
        }
        result.setLabel(result.getTranslation("studio.decision.result"));
        result.setHelperText(result.getTranslation("studio.decision.result.help"));
        result.setAllowedCharPattern("[a-zA-Z0-9]");
        result.setMaxLength(LONGEST_NAME);
        result.setValue(ElementFacts.orEmpty(facts.result()));
        result.setReadOnly(readOnly);
        result.setWidthFull();
        result.addValueChangeListener(change -> say.accept(ElementChange.set(facts.id(), "result", change.getValue())));
        return List.of(table, result);
    }
}
