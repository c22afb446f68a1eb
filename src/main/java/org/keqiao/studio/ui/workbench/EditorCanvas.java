package org.keqiao.studio.ui.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.function.BiConsumer;
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
    public void open(EditedFile file) {
        getElement()
                .callJsFunction(
                        "open",
                        file.content(),
                        file.readOnly(),
                        getLocale().toLanguageTag(),
                        file.keptAs(),
                        file.digest());
    }

    /** The server has what was sent; the browser need not keep it any more. */
    void acknowledge(String digest) {
        getElement().callJsFunction("acknowledge", digest);
    }

    /** Goes on with what the browser has kept. */
    void recover() {
        getElement().callJsFunction("recover");
    }

    /** Drops what the browser has kept. */
    void forget() {
        getElement().callJsFunction("forget");
    }

    /** @param then the browser has kept what never reached the server: when, and whether the file is still the same */
    void onKept(BiConsumer<String, Boolean> then) {
        getElement()
                .addEventListener(
                        "kq-kept",
                        event -> then.accept(
                                event.getEventData().getString("event.detail.time"),
                                event.getEventData().getBoolean("event.detail.same")))
                .addEventData("event.detail.time")
                .addEventData("event.detail.same");
    }

    /** Brings an element into sight; nothing happens when the file has none of this id. */
    public void jump(String element) {
        getElement().callJsFunction("jump", element);
    }

    /** Asks for what was changed and is not sent yet. */
    public void flush() {
        flush(() -> {});
    }

    /** @param then what was changed has been sent, if there was anything */
    public void flush(SerializableRunnable then) {
        getElement().callJsFunction("flush").then(sent -> then.run(), failed -> then.run());
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
