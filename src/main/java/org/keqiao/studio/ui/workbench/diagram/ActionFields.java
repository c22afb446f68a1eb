package org.keqiao.studio.ui.workbench.diagram;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.ActionDescription.Kind;
import org.keqiao.studio.ui.workbench.step.ChoiceField;
import org.keqiao.studio.ui.workbench.step.StepWords;

/** What the system does at an element, and what the designer tells it. */
final class ActionFields {

    private final ElementFacts facts;
    private final StepWords words;
    private final boolean readOnly;
    private final Consumer<ElementChange> say;
    private final List<Component> fields = new ArrayList<>();

    ActionFields(ElementFacts facts, StepWords words, boolean readOnly, Consumer<ElementChange> say) {
        this.facts = facts;
        this.words = words;
        this.readOnly = readOnly;
        this.say = say;
    }

    List<Component> fields() {
        Paragraph about = new Paragraph();
        ChoiceField action = new ChoiceField(about.getTranslation("studio.action"), this::name);
        action.show(
                words.vocabulary().actions().stream()
                        .map(ActionDescription::name)
                        .toList(),
                ElementFacts.orEmpty(facts.action()));
        action.setReadOnly(readOnly);
        action.addValueChangeListener(change -> changeTo(action.chosen()));
        fields.add(action);
        fields.add(about);
        words.vocabulary().action(ElementFacts.orEmpty(facts.action())).ifPresent(known -> {
            about.setText(english() ? known.aboutEn() : known.aboutZh());
            known.parameters().forEach(parameter -> fields.add(field(parameter, about)));
        });
        return fields;
    }

    private boolean english() {
        return Locale.ENGLISH.getLanguage().equals(words.locale().getLanguage());
    }

    private String name(String action) {
        return words.vocabulary()
                .action(action)
                .map(known -> english() ? known.en() : known.zh())
                .orElse(action);
    }

    /** Another action knows nothing of what the former was told. */
    private void changeTo(String action) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (facts.properties() != null) {
            facts.properties().keySet().stream()
                    .filter(name -> !name.equals("nameEn"))
                    .forEach(name -> properties.put(name, ""));
        }
        Map<String, String> set = new LinkedHashMap<>();
        set.put("action", action);
        words.vocabulary().action(action).ifPresent(known -> {
            if (ElementFacts.orEmpty(facts.name()).isEmpty()) {
                set.put("name", known.zh());
            }
            if (facts.property("nameEn").isEmpty()) {
                properties.put("nameEn", known.en());
            }
        });
        say.accept(new ElementChange(facts.id(), set, properties));
    }

    private Component field(ActionDescription.Component parameter, Component texts) {
        String label = english() ? parameter.en() : parameter.zh();
        String value = facts.property(parameter.name());
        if (parameter.kind() == Kind.BOOLEAN) {
            return choice(
                    parameter,
                    new ChoiceField(label, name -> texts.getTranslation("studio.yes." + name)),
                    List.of("true", "false"),
                    value);
        }
        if (!parameter.options().isEmpty()) {
            return choice(parameter, new ChoiceField(label, name -> name), parameter.options(), value);
        }
        // Parameters with these names point into the bundle, whatever action they belong to.
        if (parameter.name().equals("letter")) {
            return choice(parameter, new ChoiceField(label, words::letter), words.letters(), value);
        }
        if (parameter.name().equals("limit")) {
            return choice(parameter, new ChoiceField(label, words::limit), words.limits(), value);
        }
        TextField field = new TextField(label);
        field.setValue(value);
        field.setRequiredIndicatorVisible(parameter.mandatory());
        field.setReadOnly(readOnly);
        field.setWidthFull();
        field.addValueChangeListener(change -> tell(parameter, change.getValue().strip()));
        return field;
    }

    private ChoiceField choice(
            ActionDescription.Component parameter, ChoiceField field, List<String> values, String value) {
        if (!parameter.mandatory()) {
            field.orNone(field.getTranslation("studio.none"));
        }
        field.show(values, value);
        field.setRequiredIndicatorVisible(parameter.mandatory());
        field.setReadOnly(readOnly);
        field.addValueChangeListener(change -> tell(parameter, field.chosen()));
        return field;
    }

    private void tell(ActionDescription.Component parameter, String value) {
        say.accept(ElementChange.property(facts.id(), parameter.name(), value));
    }
}
