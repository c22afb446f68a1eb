package org.keqiao.studio.ui.workbench.diagram;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.keqiao.process.ConditionRows;
import org.keqiao.process.ConditionRows.Comparison;
import org.keqiao.process.ConditionRows.Row;
import org.keqiao.process.Vocabularies;
import org.keqiao.process.Vocabulary.Type;
import org.keqiao.studio.ui.workbench.step.ChoiceField;
import org.keqiao.studio.ui.workbench.step.StepWords;

/** When a way is taken: a table of comparisons, or for what it cannot say, the condition as text. */
final class ConditionFields {

    private static final String EVERY = "every";
    private static final String ONE = "one";

    private final ElementFacts facts;
    private final StepWords words;
    private final ConditionWords conditions;
    private final boolean readOnly;
    private final Consumer<ElementChange> say;
    private final Optional<ConditionRows> read;
    private final Div rows = new Div();
    private final ChoiceField joined;
    private final TextArea text = new TextArea();
    private boolean showing;

    ConditionFields(
            ElementFacts facts,
            StepWords words,
            Vocabularies vocabularies,
            boolean readOnly,
            Consumer<ElementChange> say) {
        this.facts = facts;
        this.words = words;
        this.conditions = new ConditionWords(words, vocabularies);
        this.readOnly = readOnly;
        this.say = say;
        String condition = ElementFacts.orEmpty(facts.condition());
        read = condition.isEmpty() ? Optional.of(new ConditionRows(true, List.of())) : vocabularies.rows(condition);
        joined = new ChoiceField(words.get("studio.condition.joined"), name -> words.get("studio.condition." + name));
    }

    List<Component> fields() {
        String condition = ElementFacts.orEmpty(facts.condition());
        if (Boolean.TRUE.equals(facts.fallback())) {
            return List.of(new Paragraph(words.get("studio.condition.fallback")));
        }
        if (!Boolean.TRUE.equals(facts.choice()) && condition.isEmpty()) {
            return List.of(new Paragraph(words.get("studio.condition.single")));
        }
        List<Component> fields = new ArrayList<>();
        fields.add(new H3(words.get("studio.condition")));
        read.ifPresentOrElse(
                known -> fields.addAll(table(known)),
                () -> fields.add(new Paragraph(words.get("studio.condition.beyond"))));
        fields.add(expert(condition));
        if (Boolean.TRUE.equals(facts.choice()) && !readOnly) {
            Button fallback = new Button(
                    words.get("studio.condition.makeFallback"),
                    click -> say.accept(ElementChange.set(facts.id(), "fallback", facts.id())));
            fallback.addThemeVariants(ButtonVariant.LUMO_SMALL);
            fields.add(fallback);
        }
        return fields;
    }

    private List<Component> table(ConditionRows known) {
        joined.show(List.of(EVERY, ONE), known.every() ? EVERY : ONE);
        joined.setReadOnly(readOnly);
        joined.addValueChangeListener(change -> tell());
        rows.addClassName("kq-condition-rows");
        known.rows().forEach(row -> rows.add(row(row)));
        if (known.rows().isEmpty() && !readOnly) {
            rows.add(row(new Row("", Type.TEXT, Comparison.IS, "")));
        }
        number();
        Button more = new Button(words.get("studio.condition.more"), VaadinIcon.PLUS.create(), click -> {
            ConditionRow added = row(new Row("", Type.TEXT, Comparison.IS, ""));
            rows.add(added);
            number();
            added.focus();
        });
        more.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        more.setVisible(!readOnly);
        return List.of(rows, joined, more);
    }

    private ConditionRow row(Row row) {
        return new ConditionRow(row, conditions, readOnly, this::tell, this::remove);
    }

    private void remove(ConditionRow row) {
        rows.remove(row);
        number();
        tell();
    }

    private List<ConditionRow> present() {
        return rows.getChildren().map(ConditionRow.class::cast).toList();
    }

    private void number() {
        List<ConditionRow> now = present();
        for (int i = 0; i < now.size(); i++) {
            now.get(i).number(i + 1);
        }
        joined.setVisible(now.size() > 1);
    }

    private void tell() {
        ConditionRows now = new ConditionRows(
                !joined.chosen().equals(ONE),
                present().stream().map(ConditionRow::row).toList());
        String condition = now.text();
        // Half a row says nothing yet: what stood there before stays until it is whole.
        boolean whole = now.rows().stream().allMatch(Row::isComplete);
        if (whole || now.rows().isEmpty()) {
            showing = true;
            text.setValue(condition);
            showing = false;
            say.accept(ElementChange.set(facts.id(), "condition", condition));
        }
    }

    private Details expert(String condition) {
        text.setLabel(words.get("studio.condition.text"));
        text.setHelperText(words.get("studio.condition.text.help"));
        text.addClassName("kq-code");
        text.setValue(condition);
        text.setReadOnly(readOnly);
        text.setWidthFull();
        text.addValueChangeListener(change -> {
            if (!showing) {
                say.accept(ElementChange.set(
                        facts.id(), "condition", change.getValue().strip()));
            }
        });
        Details details = new Details(words.get("studio.condition.expert"), text);
        details.setOpened(read.isEmpty());
        return details;
    }
}
