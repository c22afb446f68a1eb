package org.keqiao.studio.ui.workbench.outline;

import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.keqiao.process.outline.Outline.Card;
import org.keqiao.process.outline.Outline.Way;

/** On which way out of a card the new one shall stand. */
final class WayField extends Select<Way> {

    private static final long serialVersionUID = 1L;

    WayField(Card after) {
        List<Way> ways = after.ways();
        setLabel(getTranslation("studio.steps.way", after.name()));
        setWidthFull();
        setItems(ways);
        setItemLabelGenerator(way ->
                way.when().isEmpty() ? way.then() : getTranslation("studio.steps.way.item", way.when(), way.then()));
        after.main()
                .ifPresentOrElse(this::setValue, () -> ways.stream().findFirst().ifPresent(this::setValue));
        setVisible(ways.size() > 1);
    }

    /** Id of the way; empty when the card has none. */
    String way() {
        return getValue() == null ? "" : getValue().id();
    }
}
