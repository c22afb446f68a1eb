package org.keqiao.shared.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A state in a word. */
public class StatusBadge extends Span {

    private static final long serialVersionUID = 1L;

    /**
     * @param text translated
     */
    public StatusBadge(String text, Tone tone) {
        addClassNames("kq-badge", tone.className());
        add(Icons.decorative(icon(tone)), new Span(text));
    }

    private static VaadinIcon icon(Tone tone) {
        return switch (tone) {
            case NEUTRAL -> VaadinIcon.CIRCLE_THIN;
            case ACTIVE -> VaadinIcon.ELLIPSIS_CIRCLE_O;
            case GOOD -> VaadinIcon.CHECK_CIRCLE_O;
            case SOON -> VaadinIcon.WARNING;
            case LATE -> VaadinIcon.CLOSE_CIRCLE_O;
            case PAUSED -> VaadinIcon.PAUSE;
        };
    }
}
