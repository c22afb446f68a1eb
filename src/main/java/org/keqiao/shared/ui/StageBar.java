package org.keqiao.shared.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;

/** Five to seven stages, of which one is current; rework never runs it backwards. */
public class StageBar extends OrderedList {

    private static final long serialVersionUID = 1L;

    /**
     * @param stages translated, in order
     * @param current index of the current one; the size of the list when all are done
     */
    public StageBar(List<String> stages, int current) {
        addClassName("kq-stages");
        for (int i = 0; i < stages.size(); i++) {
            ListItem item = new ListItem();
            if (i < current) {
                item.addClassName("done");
                item.add(Icons.decorative(VaadinIcon.CHECK), new Span(" "));
            } else if (i == current) {
                item.getElement().setAttribute("aria-current", "step");
            }
            item.add(new Span(stages.get(i)));
            if (i <= current) {
                Span state = new Span(getTranslation(i < current ? "shell.stage.done" : "shell.stage.current"));
                state.addClassName("kq-visually-hidden");
                item.add(state);
            }
            add(item);
        }
    }
}
