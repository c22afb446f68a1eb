package org.keqiao.studio.ui.difference;

import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.Consumer;
import org.keqiao.shared.ui.DateText;
import org.keqiao.studio.ui.PersonNames;
import org.keqiao.studio.version.BundleStates.BundleState;

/** One of the two states to compare. */
class StateChoice extends Select<BundleState> {

    private static final long serialVersionUID = 1L;

    private final transient PersonNames people;

    StateChoice(String label, List<BundleState> states, String chosen, PersonNames people, Consumer<BundleState> then) {
        this.people = people;
        setLabel(label);
        setItemLabelGenerator(this::text);
        setItems(states);
        addClassName("kq-state-choice");
        states.stream().filter(state -> state.ref().equals(chosen)).findFirst().ifPresent(this::setValue);
        addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                then.accept(change.getValue());
            }
        });
    }

    private String text(BundleState state) {
        return switch (state.kind()) {
            case PUBLISHED ->
                getTranslation(
                        "difference.state.PUBLISHED", String.valueOf(state.version()), DateText.minuteText(state.at()));
            case DRAFT ->
                getTranslation("difference.state.DRAFT", people.named(state.by()), DateText.minuteText(state.at()));
            case KEPT -> getTranslation("difference.state.KEPT", state.name(), DateText.minuteText(state.at()));
            default -> getTranslation("difference.state." + state.kind());
        };
    }
}
