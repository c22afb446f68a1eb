package org.keqiao.shared.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;

/**
 * Says when what somebody types was saved last, and has it saved after a pause. The browser keeps the time: nothing is
 * pushed.
 */
public class SaveState extends Div {

    private static final long serialVersionUID = 1L;

    /** Texts count as changed after a second already. */
    private static final int PAUSE_MILLIS = 1_000;

    private final transient Runnable save;
    private boolean changed;

    /**
     * @param save tells the outcome by {@link #saved} or {@link #failed}
     */
    public SaveState(Runnable save) {
        this.save = save;
        addClassName("kq-saved");
        getElement().setAttribute("role", "status");
    }

    /** True while something waits to be saved. */
    public boolean isChanged() {
        return changed;
    }

    /** Something was typed. */
    public void changed() {
        changed = true;
        show(VaadinIcon.ELLIPSIS_H, getTranslation("shell.save.waiting"));
        getElement()
                .executeJs(
                        "clearTimeout(this.kqSave); this.kqSave = setTimeout(() => this.$server.due(), $0)",
                        PAUSE_MILLIS);
    }

    public void saved(Instant at) {
        changed = false;
        show(VaadinIcon.CHECK, getTranslation("shell.save.done", DateText.clock(at)));
    }

    /** Nothing waits to be saved any more, because it was given up. */
    public void givenUp() {
        changed = false;
        removeAll();
    }

    /** It still waits; the page says why. */
    public void failed() {
        show(VaadinIcon.WARNING, getTranslation("shell.save.failed"));
    }

    private void show(VaadinIcon icon, String text) {
        removeAll();
        add(Icons.decorative(icon), new Span(text));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        // Who puts the phone away does not come back to press a button.
        getElement()
                .executeJs(
                        """
                        if (!this.kqHidden) {
                          this.kqHidden = () => {
                            if (!this.isConnected) {
                              document.removeEventListener('visibilitychange', this.kqHidden);
                              this.kqHidden = undefined;
                            } else if (document.hidden) {
                              clearTimeout(this.kqSave);
                              this.$server.due();
                            }
                          };
                          document.addEventListener('visibilitychange', this.kqHidden);
                        }
                        """);
    }

    /** The pause is over, or the page is being left. */
    @ClientCallable
    public void due() {
        if (changed) {
            save.run();
        }
    }
}
