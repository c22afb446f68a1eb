package org.keqiao.studio.ui.workbench.outline;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.keqiao.process.Outcome;
import org.keqiao.process.outline.Outline;
import org.keqiao.process.outline.Outline.Card;
import org.keqiao.process.outline.OutlineEdit;
import org.keqiao.process.outline.OutlineEdit.Ending;
import org.keqiao.shared.ui.Notices;
import org.keqiao.studio.ui.workbench.step.ChoiceField;
import org.keqiao.studio.ui.workbench.step.StepFacts;
import org.keqiao.studio.ui.workbench.step.StepFields;
import org.springframework.lang.Nullable;

/** A new step, or one that is there: who, form, outcomes and where each of them leads. */
final class StepDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient StepList list;
    private final StepFields fields;
    private final Div leads = new Div();
    private final Map<String, ChoiceField> targets = new LinkedHashMap<>();
    private final Map<String, String> drawn = new LinkedHashMap<>();

    private StepDialog(String title, StepList list, StepFacts facts) {
        this.list = list;
        setHeaderTitle(title);
        setCloseOnOutsideClick(false);
        setWidth("min(44rem, 96vw)");
        fields = new StepFields(list.words(), this::targets);
        fields.show(facts, false);
        add(fields, leads);
    }

    static StepDialog add(Card after, StepList list) {
        Component at = list.component();
        List<Outcome> outcomes = List.of(new Outcome(
                "agree",
                Outcome.Kind.ADVANCE,
                list.text("studio.steps.agree", Locale.SIMPLIFIED_CHINESE),
                list.text("studio.steps.agree", Locale.ENGLISH),
                false));
        Map<String, String> none = Map.of("performer", "", "nameEn", "");
        StepFacts empty = StepFacts.read("", "", none);
        StepDialog dialog =
                new StepDialog(at.getTranslation("studio.steps.add.step"), list, withOutcomes(empty, outcomes));
        WayField way = new WayField(after);
        dialog.addComponentAsFirst(way);
        dialog.targets(dialog.fields.facts());
        dialog.buttons("studio.steps.add.do", () -> dialog.insert(after, way));
        return dialog;
    }

    private static StepFacts withOutcomes(StepFacts facts, List<Outcome> outcomes) {
        return new StepFacts(
                facts.zh(),
                facts.en(),
                facts.performer(),
                facts.form(),
                outcomes,
                facts.fields(),
                facts.stage(),
                facts.deadline(),
                facts.clock(),
                facts.seats());
    }

    static StepDialog change(Card card, StepList list) {
        StepFacts facts =
                StepFacts.read(card.values().get("name"), card.values().get("formRef"), card.values());
        StepDialog dialog = new StepDialog(card.name(), list, facts);
        facts.outcomes().forEach(outcome -> card.ways().stream()
                .filter(way -> way.to() != null && says(way, outcome))
                .findFirst()
                .ifPresent(way -> dialog.drawn.put(outcome.key(), way.to())));
        dialog.targets(facts);
        dialog.buttons("studio.steps.save", () -> dialog.save(card));
        return dialog;
    }

    private static boolean says(Outline.Way way, Outcome outcome) {
        boolean english = "en".equals(UI.getCurrent().getLocale().getLanguage());
        return way.when().equals(english ? outcome.en() : outcome.zh());
    }

    private void buttons(String doKey, Runnable work) {
        Button save = new Button(getTranslation(doKey), click -> work.run());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
    }

    /** Where each outcome leads; the usual place unless somebody chooses. */
    private void targets(StepFacts facts) {
        Map<String, String> chosen = new LinkedHashMap<>(drawn);
        targets.forEach((key, field) -> chosen.put(key, field.chosen()));
        targets.clear();
        leads.removeAll();
        if (facts.outcomes().size() < 2) {
            return;
        }
        leads.add(new H3(getTranslation("studio.steps.targets")));
        List<String> cards =
                list.outline().cards().filter(targetable()).map(Card::id).toList();
        for (Outcome outcome : facts.outcomes()) {
            ChoiceField field = new ChoiceField(
                    getTranslation("studio.steps.target", outcome.zh().isEmpty() ? outcome.key() : label(outcome)),
                    id -> list.outline().card(id).map(Card::name).orElse(id));
            field.orNone(getTranslation("studio.steps.target." + outcome.kind()));
            field.show(cards, chosen.getOrDefault(outcome.key(), ""));
            field.setWidthFull();
            targets.put(outcome.key(), field);
            leads.add(field);
        }
    }

    private String label(Outcome outcome) {
        return "en".equals(getLocale().getLanguage()) && !outcome.en().isEmpty() ? outcome.en() : outcome.zh();
    }

    private static Predicate<Card> targetable() {
        return card -> card.kind() != Outline.Kind.START;
    }

    private List<Ending> endings(StepFacts facts) {
        List<Ending> endings = new ArrayList<>();
        for (Outcome outcome : facts.outcomes()) {
            endings.add(new Ending(
                    outcome.key(),
                    outcome.kind(),
                    outcome.zh(),
                    outcome.en(),
                    outcome.opinionRequired(),
                    target(outcome)));
        }
        return endings;
    }

    @Nullable
    private String target(Outcome outcome) {
        ChoiceField field = targets.get(outcome.key());
        return field == null || field.chosen().isEmpty() ? null : field.chosen();
    }

    private void insert(Card after, WayField way) {
        StepFacts facts = fields.facts();
        Map<String, String> values = new LinkedHashMap<>(facts.properties());
        values.put("formRef", facts.form());
        finish(
                new OutlineEdit.InsertStep(after.id(), way.way(), facts.zh(), facts.en(), values, endings(facts)),
                getTranslation("studio.steps.added", facts.zh(), after.name()),
                null);
    }

    private void save(Card card) {
        StepFacts facts = fields.facts();
        Map<String, String> values = new LinkedHashMap<>(facts.properties());
        values.put("name", facts.zh());
        values.put("formRef", facts.form());
        finish(
                new OutlineEdit.Change(card.id(), values, endings(facts)),
                getTranslation("studio.steps.changed", facts.zh()),
                card.id());
    }

    private void finish(OutlineEdit edit, String said, @Nullable String focus) {
        // What was typed stays until it is taken.
        String refused = list.tried(edit);
        if (refused.isEmpty()) {
            close();
            list.change(edit, said, focus);
        } else {
            Notices.warning(refused);
        }
    }
}
