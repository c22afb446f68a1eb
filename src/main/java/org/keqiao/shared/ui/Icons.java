package org.keqiao.shared.ui;

import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Icons that only repeat what the words beside them say. */
public final class Icons {

    private Icons() {}

    /** Hidden from screen readers. */
    public static Icon decorative(VaadinIcon icon) {
        Icon element = icon.create();
        element.getElement().setAttribute("aria-hidden", "true");
        return element;
    }
}
