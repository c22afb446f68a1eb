package org.keqiao.studio.ui.workbench.step;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import org.keqiao.process.Step;

/**
 * One step in plain words, to be read or changed. It shows what it is given, however incomplete, and tells each change
 * with everything that the step then is.
 */
public final class StepFields extends Div {

    private static final long serialVersionUID = 1L;

    private final transient StepWords words;
    private final transient Consumer<StepFacts> changed;
    private final TextField zh;
    private final TextField en;
    private final ChoiceField performer;
    private final ChoiceField form;
    private final OutcomeList outcomes;
    private final FieldRights fields;
    private final ChoiceField stage;
    private final ChoiceField deadline;
    private final ChoiceField clock;
    private final SeatFields seats;
    private boolean readOnly;
    private boolean showing;

    /** @param changed takes the step after each change that the reader made */
    public StepFields(StepWords words, Consumer<StepFacts> changed) {
        this.words = words;
        this.changed = changed;
        addClassName("kq-step");
        zh = text("studio.name.zh");
        en = text("studio.name.en");
        performer = new ChoiceField(getTranslation("studio.step.performer"), words::performer);
        form = new ChoiceField(getTranslation("studio.step.form"), words::form);
        outcomes = new OutcomeList(this::tell);
        fields = new FieldRights(words, this::tell);
        stage = new ChoiceField(getTranslation("studio.step.stage"), words::stage);
        stage.orNone(getTranslation("studio.step.stage.none"));
        deadline = new ChoiceField(getTranslation("studio.step.deadline"), words::limit);
        deadline.orNone(getTranslation("studio.step.deadline.none"));
        clock = new ChoiceField(
                getTranslation("studio.step.clock"), value -> getTranslation("studio.step.clock." + value));
        clock.orNone(getTranslation("studio.step.clock.none"));
        seats = new SeatFields(words, this::tell);
        performer.addValueChangeListener(change -> {
            if (!showing) {
                showing = true;
                seats.show(seats.facts(), performer.chosen(), readOnly);
                showing = false;
                tell();
            }
        });
        form.addValueChangeListener(change -> {
            if (!showing) {
                fields.changeTo(form.chosen());
                tell();
            }
        });
        stage.addValueChangeListener(change -> tell());
        deadline.addValueChangeListener(change -> tell());
        clock.addValueChangeListener(change -> tell());
        add(zh, en, performer, form, outcomes, deadline, clock, stage, seats, fields);
    }

    private TextField text(String label) {
        TextField field = new TextField(getTranslation(label));
        field.setWidthFull();
        field.addValueChangeListener(change -> tell());
        return field;
    }

    /** Shows a step; nothing is told. */
    public void show(StepFacts step, boolean closed) {
        showing = true;
        readOnly = closed;
        zh.setValue(step.zh());
        en.setValue(step.en());
        performer.show(words.performers(), step.performer());
        form.show(words.forms(), step.form());
        outcomes.show(step.outcomes(), closed);
        fields.show(step.form(), step.fields(), closed);
        stage.show(words.stages(), step.stage());
        deadline.show(words.limits(), step.deadline());
        clock.show(List.of(Step.STANDS), step.clock());
        seats.show(step.seats(), step.performer(), closed);
        List.of(zh, en).forEach(field -> field.setReadOnly(closed));
        List.of(performer, form, stage, deadline, clock).forEach(field -> field.setReadOnly(closed));
        showing = false;
    }

    /** The step as the fields have it now. */
    public StepFacts facts() {
        return new StepFacts(
                zh.getValue().strip(),
                en.getValue().strip(),
                performer.chosen(),
                form.chosen(),
                outcomes.outcomes(),
                fields.rights(),
                stage.chosen(),
                deadline.chosen(),
                clock.chosen(),
                StepWords.isParty(performer.chosen()) ? SeatFacts.NONE : seats.facts());
    }

    private void tell() {
        if (!showing) {
            changed.accept(facts());
        }
    }
}
