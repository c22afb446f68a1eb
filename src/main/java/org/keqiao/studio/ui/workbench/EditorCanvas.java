package org.keqiao.studio.ui.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import java.util.function.Consumer;

/**
 * A bpmn.io editor in the browser. It sends the file after each pause in the work; its libraries arrive with the first
 * file of their kind.
 */
public abstract class EditorCanvas extends Component implements HasSize {

    private static final long serialVersionUID = 1L;

    /** @param label what assistive technology calls it, translated */
    public void label(String label) {
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", label);
    }

    /** Shows a file; what was there before is gone. */
    public void open(String content, boolean readOnly) {
        getElement().callJsFunction("open", content, readOnly, getLocale().toLanguageTag());
    }

    /** Brings an element into sight; nothing happens when the file has none of this id. */
    public void jump(String element) {
        getElement().callJsFunction("jump", element);
    }

    /** Asks for what was changed and is not sent yet. */
    public void flush() {
        getElement().callJsFunction("flush");
    }

    /** @param then something was changed that is not sent yet */
    public void onChanged(Runnable then) {
        getElement().addEventListener("kq-changed", event -> then.run());
    }

    /** @param then takes the file as it is now */
    public void onContent(Consumer<String> then) {
        getElement()
                .addEventListener(
                        "kq-content", event -> then.accept(event.getEventData().getString("event.detail.content")))
                .addEventData("event.detail.content");
    }

    /** @param then the file is not what its name says */
    public void onUnreadable(Runnable then) {
        getElement().addEventListener("kq-unreadable", event -> then.run());
    }
}
