package org.keqiao.studio.ui.workbench.diagram;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Consumer;
import org.keqiao.process.Vocabularies;
import org.keqiao.studio.ui.workbench.diagram.ElementFacts.Way;
import org.keqiao.studio.ui.workbench.step.ChoiceField;
import org.keqiao.studio.ui.workbench.step.StepWords;

/** The ways out of a split: where each leads, when it is taken, and which one is left for everything else. */
final class WayFields {

    private final ElementFacts facts;
    private final ConditionWords conditions;
    private final StepWords words;
    private final boolean readOnly;
    private final Consumer<ElementChange> say;
    private final Consumer<String> goTo;

    WayFields(
            ElementFacts facts,
            StepWords words,
            Vocabularies vocabularies,
            boolean readOnly,
            Consumer<ElementChange> say,
            Consumer<String> goTo) {
        this.facts = facts;
        this.words = words;
        this.conditions = new ConditionWords(words, vocabularies);
        this.readOnly = readOnly;
        this.say = say;
        this.goTo = goTo;
    }

    List<Component> fields() {
        List<Way> ways = facts.ways() == null ? List.of() : facts.ways();
        UnorderedList list = new UnorderedList();
        list.addClassName("kq-ways");
        ways.forEach(way -> list.add(item(way)));
        ChoiceField fallback = new ChoiceField(words.get("studio.ways.fallback"), id -> title(ways, id));
        fallback.orNone(words.get("studio.ways.fallback.none"));
        fallback.setHelperText(words.get("studio.ways.fallback.help"));
        fallback.show(
                ways.stream().map(Way::id).toList(),
                ways.stream().filter(Way::fallback).map(Way::id).findFirst().orElse(""));
        fallback.setReadOnly(readOnly);
        fallback.addValueChangeListener(
                change -> say.accept(ElementChange.set(facts.id(), "fallback", fallback.chosen())));
        fallback.setVisible(ways.size() > 1);
        return List.of(new H3(words.get("studio.ways")), list, fallback);
    }

    private ListItem item(Way way) {
        Button open = new Button(title(way), click -> goTo.accept(way.id()));
        open.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        String when = way.fallback()
                ? words.get("studio.ways.else")
                : way.condition().isEmpty() ? words.get("studio.ways.open") : conditions.say(way.condition());
        return new ListItem(open, new Span(when));
    }

    private String title(List<Way> ways, String id) {
        return ways.stream()
                .filter(way -> way.id().equals(id))
                .findFirst()
                .map(this::title)
                .orElse(id);
    }

    private String title(Way way) {
        return way.name().isEmpty()
                ? words.get("studio.ways.to", way.to())
                : words.get("studio.ways.named", way.name(), way.to());
    }
}
