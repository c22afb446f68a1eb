package org.keqiao.studio.ui.workbench.step;

import com.vaadin.flow.component.select.Select;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One of a closed list. What the file names besides, and no list has, stays visible until another is chosen. */
public class ChoiceField extends Select<String> {

    private static final long serialVersionUID = 1L;

    /** @param words what the reader sees of a value */
    public ChoiceField(String label, UnaryOperator<String> words) {
        setLabel(label);
        setItemLabelGenerator(value -> value == null || value.isEmpty() ? none() : words.apply(value));
        setWidthFull();
    }

    private String none() {
        return getEmptySelectionCaption() == null ? "" : getEmptySelectionCaption();
    }

    /** Lets nothing be chosen too. */
    public ChoiceField orNone(String caption) {
        setEmptySelectionAllowed(true);
        setEmptySelectionCaption(caption);
        return this;
    }

    /** Offers the values and shows the one that stands there; empty for none. */
    public void show(List<String> values, String value) {
        Set<String> offered = new LinkedHashSet<>(values);
        if (!value.isEmpty()) {
            offered.add(value);
        }
        setItems(offered);
        setValue(value.isEmpty() ? null : value);
    }

    /** Empty when nothing is chosen. */
    public String chosen() {
        return getValue() == null ? "" : getValue();
    }
}
