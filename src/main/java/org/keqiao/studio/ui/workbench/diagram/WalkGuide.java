package org.keqiao.studio.ui.workbench.diagram;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;

/** How to walk through the flow; stands in the place of the panel meanwhile. */
class WalkGuide extends Aside {

    private static final long serialVersionUID = 1L;

    private static final List<String> STEPS = List.of("begin", "choose", "wait", "speed", "end");

    WalkGuide() {
        addClassName("kq-element-panel");
        getElement().setAttribute("aria-label", getTranslation("studio.walk.title"));
        OrderedList steps = new OrderedList();
        STEPS.forEach(step -> steps.add(new ListItem(getTranslation("studio.walk." + step))));
        add(new H2(getTranslation("studio.walk.title")), new Paragraph(getTranslation("studio.walk.about")), steps);
        setVisible(false);
    }
}
