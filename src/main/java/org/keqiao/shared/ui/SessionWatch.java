package org.keqiao.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.server.VaadinSession;
import elemental.json.Json;
import elemental.json.JsonObject;

/**
 * Tells the browser how long the session lives without activity, so that it can warn in time and offer to stay (WCAG
 * 2.2.1); {@code session.ts} does the rest.
 */
final class SessionWatch {

    /** How long before the end the warning comes, at most; of short sessions a third. */
    private static final int WARNING_SECONDS = 300;

    private SessionWatch() {}

    /**
     * @param host answers {@code stillHere()} from the browser, which is what keeps the session
     */
    static void start(Component host) {
        VaadinSession session = VaadinSession.getCurrent();
        int seconds = session == null || session.getSession() == null
                ? 0
                : session.getSession().getMaxInactiveInterval();
        if (seconds <= 0) {
            return;
        }
        JsonObject texts = Json.createObject();
        texts.put("title", host.getTranslation("shell.session.soon"));
        texts.put("text", host.getTranslation("shell.session.soon.text"));
        texts.put("stay", host.getTranslation("shell.session.stay"));
        texts.put("ended", host.getTranslation("shell.session.expired"));
        texts.put("endedText", host.getTranslation("shell.session.ended.text"));
        texts.put("out", host.getTranslation("shell.session.out"));
        texts.put("outText", host.getTranslation("shell.session.out.text"));
        texts.put("on", host.getTranslation("shell.session.on"));
        host.getElement()
                .executeJs(
                        "window.keqiaoSession && window.keqiaoSession.watch(this, $0, $1, $2)",
                        seconds,
                        Math.min(WARNING_SECONDS, seconds / 3),
                        texts);
    }
}
