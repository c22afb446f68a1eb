package org.keqiao.studio.ui.workbench.outline;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.ActionDescription.Component;
import org.keqiao.process.outline.Outline.Card;
import org.keqiao.process.outline.OutlineEdit;
import org.keqiao.shared.ui.Notices;
import org.keqiao.studio.ui.workbench.step.ChoiceField;
import org.keqiao.studio.ui.workbench.step.StepWords;
import org.springframework.lang.Nullable;

/** Something the product does: chosen from the list of what it can do, with what the action wants to know. */
final class ActionDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient StepList list;
    private final transient StepWords words;
    private final ChoiceField action;
    private final Paragraph about = new Paragraph();
    private final TextField zh;
    private final TextField en;
    private final Div parameters = new Div();
    private final transient Map<String, Supplier<String>> values = new LinkedHashMap<>();

    private ActionDialog(String title, StepList list, Map<String, String> before) {
        this.list = list;
        this.words = list.words();
        setHeaderTitle(title);
        setCloseOnOutsideClick(false);
        setWidth("min(36rem, 96vw)");
        action = new ChoiceField(getTranslation("studio.steps.action"), this::name);
        action.show(
                words.vocabulary().actions().stream()
                        .map(ActionDescription::name)
                        .toList(),
                before.getOrDefault("action", ""));
        action.setWidthFull();
        zh = text(getTranslation("studio.name.zh"), before.getOrDefault("name", ""));
        en = text(getTranslation("studio.name.en"), before.getOrDefault("nameEn", ""));
        action.addValueChangeListener(change -> {
            words.vocabulary().action(action.chosen()).ifPresent(chosen -> {
                zh.setValue(chosen.zh());
                en.setValue(chosen.en());
            });
            ask(Map.of());
        });
        ask(before);
        add(action, about, zh, en, parameters);
    }

    static ActionDialog add(Card after, StepList list) {
        ActionDialog dialog =
                new ActionDialog(list.component().getTranslation("studio.steps.add.action"), list, Map.of());
        WayField way = new WayField(after);
        dialog.addComponentAsFirst(way);
        dialog.buttons(
                "studio.steps.add.do",
                () -> dialog.finish(
                        new OutlineEdit.InsertAction(
                                after.id(),
                                way.way(),
                                dialog.action.chosen(),
                                dialog.zh.getValue(),
                                dialog.en.getValue(),
                                dialog.values()),
                        dialog.getTranslation("studio.steps.added", dialog.zh.getValue(), after.name()),
                        null));
        return dialog;
    }

    static ActionDialog change(Card card, StepList list) {
        ActionDialog dialog = new ActionDialog(card.name(), list, card.values());
        dialog.buttons("studio.steps.save", () -> {
            Map<String, String> values = new LinkedHashMap<>();
            // Parameters of another action go.
            card.values().keySet().forEach(key -> values.put(key, ""));
            values.putAll(dialog.values());
            values.put("action", dialog.action.chosen());
            values.put("name", dialog.zh.getValue());
            values.put("nameEn", dialog.en.getValue());
            dialog.finish(
                    new OutlineEdit.Change(card.id(), values, null),
                    dialog.getTranslation("studio.steps.changed", dialog.zh.getValue()),
                    card.id());
        });
        return dialog;
    }

    private String name(String action) {
        return words.vocabulary()
                .action(action)
                .map(found -> english() ? found.en() : found.zh())
                .orElse(action);
    }

    private boolean english() {
        return "en".equals(words.locale().getLanguage());
    }

    private static TextField text(String label, String value) {
        TextField field = new TextField(label);
        field.setValue(value);
        field.setWidthFull();
        return field;
    }

    private void ask(Map<String, String> before) {
        parameters.removeAll();
        values.clear();
        about.setText(words.vocabulary()
                .action(action.chosen())
                .map(found -> english() ? found.aboutEn() : found.aboutZh())
                .orElse(""));
        words.vocabulary().action(action.chosen()).ifPresent(found -> found.parameters()
                .forEach(p -> ask(p, before.getOrDefault(p.name(), ""))));
    }

    private void ask(Component parameter, String before) {
        String label = english() ? parameter.en() : parameter.zh();
        switch (parameter.name()) {
            case "letter" -> choice(parameter, label, words.letters(), words::letter, before);
            case "limit" -> choice(parameter, label, words.limits(), words::limit, before);
            default -> {
                if (parameter.kind() == ActionDescription.Kind.BOOLEAN) {
                    choice(parameter, label, List.of("true", "false"), this::yes, before);
                } else if (!parameter.options().isEmpty()) {
                    choice(parameter, label, parameter.options(), UnaryOperator.identity(), before);
                } else {
                    TextField field = text(label, before);
                    field.setRequiredIndicatorVisible(parameter.mandatory());
                    values.put(parameter.name(), field::getValue);
                    parameters.add(field);
                }
            }
        }
    }

    private String yes(String value) {
        return getTranslation("studio.steps." + value);
    }

    private void choice(Component parameter, String label, List<String> all, UnaryOperator<String> names, String now) {
        ChoiceField field = new ChoiceField(label, names);
        if (!parameter.mandatory()) {
            field.orNone(getTranslation("studio.steps.none"));
        }
        field.show(all, now);
        field.setWidthFull();
        values.put(parameter.name(), field::chosen);
        parameters.add(field);
    }

    private Map<String, String> values() {
        Map<String, String> said = new LinkedHashMap<>();
        values.forEach((name, value) -> said.put(name, value.get()));
        return said;
    }

    private void buttons(String doKey, Runnable work) {
        Button save = new Button(getTranslation(doKey), click -> work.run());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
    }

    private void finish(OutlineEdit edit, String said, @Nullable String focus) {
        String refused = list.tried(edit);
        if (refused.isEmpty()) {
            close();
            list.change(edit, said, focus);
        } else {
            Notices.warning(refused);
        }
    }
}
