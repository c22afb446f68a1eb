package org.keqiao.studio.ui.moving;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Section;
import org.keqiao.security.Actor;
import org.keqiao.shared.ui.Notices;

/** A part of a page of moves on which its reader does something: afterwards the page is shown afresh, or says why not. */
abstract class MovingSection extends Section {

    private static final long serialVersionUID = 1L;

    final transient MovingParts parts;
    private final transient Runnable again;

    /** @param again shows the page afresh */
    MovingSection(MovingParts parts, Runnable again) {
        this.parts = parts;
        this.again = again;
        addClassName("kq-section");
    }

    final Actor actor() {
        return parts.current().require();
    }

    /** A button whose text is {@code key}; {@code key.done} says that it is done. */
    final Button button(String key, Runnable work) {
        return new Button(getTranslation(key), click -> act(key + ".done", work));
    }

    final Button primary(String key, Runnable work) {
        Button button = button(key, work);
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    final void act(String done, Runnable work) {
        try {
            work.run();
            Notices.success(getTranslation(done));
            again.run();
        } catch (RuntimeException e) {
            parts.failures().show(e, getLocale());
        }
    }
}
