package org.keqiao.inbox.ui;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import org.keqiao.inbox.InboxRow;
import org.keqiao.inbox.seat.Seating;

/** What a row's step is called; a seat also says how far its step has come: {@code 复核（会签 1/2）}. */
public final class StepText {

    private StepText() {}

    /** @param on any component of the page, for its language */
    public static String of(InboxRow row, Locale locale, Component on) {
        Seating seating = row.seating();
        return seating == null
                ? row.name(locale)
                : on.getTranslation(
                        "inbox.seats.step." + seating.mode(), row.name(locale), seating.decided(), seating.seats());
    }
}
