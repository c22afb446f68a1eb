package org.keqiao.shared.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;

/** What both layouts do alike. */
final class Frame {

    static final String MAIN_ID = "kq-main";

    private Frame() {}

    /** First thing that the Tab key reaches. */
    static Anchor skipLink() {
        Anchor skip = new Anchor("#" + MAIN_ID);
        skip.setText(skip.getTranslation("shell.skip"));
        skip.addClassName("kq-skip");
        skip.setRouterIgnore(true);
        skip.getElement()
                .executeJs(
                        "this.addEventListener('click', e => { e.preventDefault();"
                                + " document.getElementById($0)?.focus(); })",
                        MAIN_ID);
        return skip;
    }

    /** Language and density belong to the document, since overlays hang there too. */
    static void dress(UI ui, boolean officer) {
        ui.getPage()
                .executeJs(
                        "document.documentElement.lang = $0; document.documentElement.dataset.density = $1;",
                        Languages.tag(ui.getLocale()),
                        officer ? "officer" : "roomy");
    }
}
