package org.keqiao.studio.ui.workbench.step;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.keqiao.process.SeatRule;
import org.keqiao.process.SeatRule.Mode;
import org.springframework.lang.Nullable;

/** Whether one person does the step, or several and how their decisions come to one; only what matters is asked. */
final class SeatFields extends Div {

    private static final long serialVersionUID = 1L;

    private final transient StepWords words;
    private final Runnable changed;
    private final ChoiceField mode;
    private final IntegerField count;
    private final Checkbox mixed;
    private final Div roles = new Div();
    private final IntegerField votes;
    private final Checkbox veto;
    private String performer = "";
    private boolean readOnly;
    private boolean showing;

    SeatFields(StepWords words, Runnable changed) {
        this.words = words;
        this.changed = changed;
        addClassName("kq-step-seats");
        mode = new ChoiceField(getTranslation("studio.step.seats"), name -> getTranslation("studio.seats." + name));
        mode.orNone(getTranslation("studio.seats.one"));
        count = figure("studio.step.seats.count");
        count.setMin(SeatRule.FEWEST);
        mixed = new Checkbox(getTranslation("studio.step.seats.mixed"));
        votes = figure("studio.step.seats.votes");
        votes.setMin(1);
        veto = new Checkbox(getTranslation("studio.step.seats.veto"));
        roles.addClassName("kq-step-seat-roles");
        mode.addValueChangeListener(change -> rearranged());
        count.addValueChangeListener(change -> rearranged());
        mixed.addValueChangeListener(change -> rearranged());
        votes.addValueChangeListener(change -> rearranged());
        veto.addValueChangeListener(change -> rearranged());
        add(mode, count, mixed, roles, votes, veto);
    }

    private IntegerField figure(String label) {
        IntegerField field = new IntegerField(getTranslation(label));
        field.setMax(SeatRule.MOST);
        field.setStepButtonsVisible(true);
        field.setWidthFull();
        return field;
    }

    /** @param whose the step's performer, whom a new seat belongs to */
    void show(SeatFacts facts, String whose, boolean closed) {
        showing = true;
        performer = whose;
        readOnly = closed;
        mode.show(Arrays.stream(Mode.values()).map(Enum::name).toList(), facts.mode());
        Integer drawn = facts.roles().isEmpty()
                ? number(facts.count())
                : Integer.valueOf(facts.roles().size());
        count.setValue(drawn);
        mixed.setValue(!facts.roles().isEmpty());
        votes.setValue(number(facts.votes()));
        veto.setValue(facts.veto());
        arrange(facts.roles());
        mode.setReadOnly(closed);
        count.setReadOnly(closed);
        mixed.setReadOnly(closed);
        votes.setReadOnly(closed);
        veto.setReadOnly(closed);
        setVisible(!StepWords.isParty(whose) || !facts.mode().isEmpty());
        showing = false;
    }

    SeatFacts facts() {
        if (mode.chosen().isEmpty()) {
            return SeatFacts.NONE;
        }
        boolean each = mixed.getValue();
        boolean voting = mode.chosen().equals(Mode.VOTE.name());
        return new SeatFacts(
                mode.chosen(),
                each || count.getValue() == null ? "" : count.getValue().toString(),
                each ? chosenRoles() : List.of(),
                voting && votes.getValue() != null ? votes.getValue().toString() : "",
                !mode.chosen().equals(Mode.ANY.name()) && veto.getValue());
    }

    private List<String> chosenRoles() {
        return roles.getChildren().map(field -> ((ChoiceField) field).chosen()).toList();
    }

    private void rearranged() {
        if (!showing) {
            showing = true;
            if (!mode.chosen().isEmpty() && count.getValue() == null) {
                count.setValue(SeatRule.FEWEST);
            }
            if (mode.chosen().equals(Mode.VOTE.name()) && votes.getValue() == null) {
                votes.setValue(SeatRule.FEWEST);
            }
            arrange(chosenRoles());
            showing = false;
            changed.run();
        }
    }

    private void arrange(List<String> known) {
        boolean several = !mode.chosen().isEmpty();
        boolean voting = mode.chosen().equals(Mode.VOTE.name());
        count.setVisible(several);
        mixed.setVisible(several);
        votes.setVisible(voting);
        veto.setVisible(several && !mode.chosen().equals(Mode.ANY.name()));
        roles.removeAll();
        if (several && mixed.getValue() && count.getValue() != null) {
            List<String> wanted = new ArrayList<>(known);
            int seats = Math.min(count.getValue(), SeatRule.MOST);
            for (int seat = 0; seat < seats; seat++) {
                roles.add(role(seat + 1, seat < wanted.size() ? wanted.get(seat) : performer));
            }
        }
    }

    private ChoiceField role(int seat, String role) {
        ChoiceField field = new ChoiceField(getTranslation("studio.step.seat", seat), words::performer);
        field.show(words.roles(), role);
        field.setReadOnly(readOnly);
        field.addValueChangeListener(change -> rearranged());
        return field;
    }

    @Nullable
    private static Integer number(String text) {
        return text.matches("\\d{1,3}") ? Integer.valueOf(text) : null;
    }
}
