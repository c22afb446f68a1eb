package org.keqiao.shared.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;

/** Base of the views: frame and a title in the reader's language. */
public abstract class Page extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private String windowTitle;
    private boolean mistaken;

    /**
     * @param titleKey text key of the browser's title
     */
    protected Page(String titleKey, Object... arguments) {
        addClassName("kq-page");
        windowTitle = getTranslation(titleKey, arguments);
    }

    /** For pages whose title depends on what they show; the text is translated. */
    protected void pageTitle(String text) {
        windowTitle = text;
        showTitle();
    }

    /** Says before the title that something is wrong with what was typed, for who hears the page. */
    void mistaken(boolean wrong) {
        if (mistaken != wrong) {
            mistaken = wrong;
            showTitle();
        }
    }

    private void showTitle() {
        getUI().ifPresent(ui -> ui.getPage().setTitle(getPageTitle()));
    }

    /** Text width for pages that are read. */
    protected void narrow() {
        addClassName("reading");
    }

    /** Fills the window, for pages whose lists scroll in themselves. */
    protected void full() {
        addClassName("full");
    }

    @Override
    public String getPageTitle() {
        String title = mistaken ? getTranslation("shell.errors.title", windowTitle) : windowTitle;
        return title + " - " + getTranslation("shell.product");
    }
}
