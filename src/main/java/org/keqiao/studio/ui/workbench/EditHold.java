package org.keqiao.studio.ui.workbench;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.shared.ui.DateText;
import org.keqiao.studio.draft.EditLock.Hold;
import org.keqiao.studio.draft.Hand;
import org.keqiao.studio.ui.StudioParts;

/** Whether this window may write: it holds the draft, or says who does and offers to take it over. */
class EditHold extends Div {

    private static final long serialVersionUID = 1L;

    private final UUID tab;
    private final String matter;
    private final transient StudioParts parts;
    private final boolean mine;

    /**
     * @param mayChange false for whoever only reads: then nothing is held
     * @param again shows the page afresh
     */
    EditHold(StudioParts parts, String matter, boolean mayChange, Runnable again) {
        this.parts = parts;
        this.matter = matter;
        this.tab = window(UI.getCurrent());
        Actor actor = parts.current().require();
        Hold hold = mayChange
                ? parts.lock().claim(actor, matter, tab)
                : parts.lock().holder(actor, matter).orElse(null);
        mine = hold != null && hold.isOf(tab);
        setVisible(hold != null && !mine);
        if (hold != null && !mine) {
            addClassName("kq-workbench-stale");
            getElement().setAttribute("role", "status");
            add(new Span(text(hold, mayChange)), take(mayChange, actor, again));
        }
    }

    /** What is still on its way from one page of a window must be let in when the next has opened. */
    private static UUID window(UI ui) {
        UUID known = ComponentUtil.getData(ui, UUID.class);
        if (known == null) {
            known = UUID.randomUUID();
            ComponentUtil.setData(ui, UUID.class, known);
        }
        return known;
    }

    private String text(Hold hold, boolean mayChange) {
        return getTranslation(
                mayChange ? "publishing.editing" : "publishing.editing.reading",
                hold.holderName(),
                DateText.minuteText(hold.activeAt()));
    }

    private Div take(boolean mayChange, Actor actor, Runnable again) {
        Div place = new Div();
        if (mayChange) {
            place.add(new Button(getTranslation("publishing.takeOver"), click -> {
                parts.lock().takeOver(actor, matter, tab);
                again.run();
            }));
        }
        return place;
    }

    boolean isMine() {
        return mine;
    }

    Hand hand() {
        return Hand.of(tab);
    }

    void release() {
        parts.lock().release(matter, tab);
    }
}
