package org.keqiao.inbox.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Says calmly that the list is no longer quite what it was; the rows move only when the reader asks. */
class Arrivals extends Div {

    private static final long serialVersionUID = 1L;

    private final Span text = new Span();
    private final Button show;

    /**
     * @param reload shows the list afresh
     */
    Arrivals(Runnable reload) {
        addClassName("kq-arrivals");
        getElement().setAttribute("role", "status");
        show = new Button(getTranslation("inbox.arrivals.show"), click -> reload.run());
        show.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        add(text, show);
        clear();
    }

    void clear() {
        tell(0, 0);
    }

    /**
     * @param come tasks that the list does not show yet
     * @param gone rows that it still shows and should not
     */
    void tell(int come, int gone) {
        String words = come > 0 && gone > 0
                ? getTranslation("inbox.arrivals.both", come, gone)
                : come > 0
                        ? getTranslation("inbox.arrivals.come", come)
                        : gone > 0 ? getTranslation("inbox.arrivals.gone", gone) : "";
        if (!words.equals(text.getText())) {
            text.setText(words);
        }
        // The place stays in the document, so that a screen reader hears what comes into it.
        show.setVisible(!words.isEmpty());
        getElement().getClassList().set("kq-quiet-arrivals", words.isEmpty());
    }
}
