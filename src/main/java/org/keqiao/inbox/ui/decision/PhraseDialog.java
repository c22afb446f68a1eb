package org.keqiao.inbox.ui.decision;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.keqiao.inbox.Phrases;
import org.keqiao.inbox.Phrases.Phrase;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Icons;
import org.keqiao.shared.ui.Notices;

/** An officer's own phrases: each can be shared with the office, or forgotten. */
class PhraseDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient Phrases phrases;
    private final transient Failures failures;
    private final UnorderedList list = new UnorderedList();

    /**
     * @param closed runs when the dialog closes
     */
    PhraseDialog(Phrases phrases, Failures failures, Runnable closed) {
        this.phrases = phrases;
        this.failures = failures;
        setHeaderTitle(getTranslation("inbox.phrases.manage"));
        list.addClassName("kq-own-list");
        add(new Paragraph(getTranslation("inbox.phrases.manage.hint")), list);
        getFooter().add(new Button(getTranslation("shell.close"), click -> close()));
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                closed.run();
            }
        });
        fill();
    }

    private void fill() {
        list.removeAll();
        phrases.list().stream().filter(Phrase::own).forEach(phrase -> list.add(line(phrase)));
    }

    private ListItem line(Phrase phrase) {
        Span text = new Span(phrase.text());
        text.addClassName("grow");
        Checkbox shared = new Checkbox(getTranslation("inbox.share"), phrase.shared());
        shared.addValueChangeListener(change -> {
            try {
                phrases.share(phrase.id(), change.getValue());
            } catch (Refusal no) {
                Notices.warning(failures.text(no, getLocale()));
            }
        });
        Button forget = new Button(Icons.decorative(VaadinIcon.TRASH), click -> {
            phrases.forget(phrase.id());
            fill();
        });
        forget.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        forget.setAriaLabel(getTranslation("inbox.delete", phrase.text()));
        return new ListItem(text, shared, forget);
    }
}
