package org.keqiao.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Says why there is nothing here, and what to do about it. */
public class EmptyState extends Div {

    private static final long serialVersionUID = 1L;

    /**
     * @param actions buttons or links; none when nothing need be done
     */
    public EmptyState(VaadinIcon icon, String title, String text, Component... actions) {
        addClassName("kq-empty");
        add(Icons.decorative(icon), new H2(title), new Paragraph(text));
        add(actions);
    }
}
