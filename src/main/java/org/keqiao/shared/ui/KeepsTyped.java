package org.keqiao.shared.ui;

import com.vaadin.flow.component.UI;

/** A page on which somebody types what is not saved yet: asked before the window is loaded anew. */
public interface KeepsTyped {

    /** Saves what waits; false when it could not be, which the page then shows. */
    boolean keepTyped();

    /** True when every page in the window has saved what was typed. */
    static boolean all(UI ui) {
        return ui.getInternals().getActiveRouterTargetsChain().stream()
                .filter(KeepsTyped.class::isInstance)
                .allMatch(page -> ((KeepsTyped) page).keepTyped());
    }
}
