package org.keqiao.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;

/** Base of the pages that say what went wrong and where to go on. */
abstract class ErrorPage extends Page {

    private static final long serialVersionUID = 1L;

    private String key;

    ErrorPage(String key) {
        super(key);
        this.key = key;
        narrow();
    }

    /** Calls the page by another name. */
    void rename(String titleKey) {
        key = titleKey;
        pageTitle(getTranslation(titleKey));
    }

    /** Fills the page; {@code text} is translated. */
    void show(String text) {
        removeAll();
        Component home = new Anchor("", getTranslation("shell.error.home"));
        add(new PageHeader(getTranslation(key)), new Paragraph(text), new Paragraph(home));
    }
}
