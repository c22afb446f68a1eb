package org.keqiao.inbox.ui.decision;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBar.MenuBarI18n;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.keqiao.inbox.Phrases;
import org.keqiao.inbox.Phrases.Phrase;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Notices;

/** 常用语 beside the opinion: the officer's own, the office's, and those that are shipped. */
class PhraseBook extends MenuBar {

    private static final long serialVersionUID = 1L;
    private static final String[] SHIPPED = {"complete", "conforms", "amounts", "agree"};

    private final TextArea opinion;
    private final transient Phrases phrases;
    private final transient Failures failures;
    private final SubMenu menu;

    PhraseBook(TextArea opinion, Phrases phrases, Failures failures) {
        this.opinion = opinion;
        this.phrases = phrases;
        this.failures = failures;
        setI18n(new MenuBarI18n().setMoreOptions(getTranslation("inbox.more")));
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE, MenuBarVariant.LUMO_SMALL);
        menu = addItem(getTranslation("inbox.phrases")).getSubMenu();
        fill();
    }

    private void fill() {
        menu.removeAll();
        List<Phrase> kept = phrases.list();
        for (Phrase phrase : kept) {
            MenuItem item = menu.addItem(
                    phrase.own() ? phrase.text() : getTranslation("inbox.phrases.of", phrase.text(), phrase.owner()),
                    click -> {
                        write(phrase.text());
                        phrases.used(phrase.id());
                    });
            item.addClassName("kq-phrase");
        }
        for (String key : SHIPPED) {
            String text = getTranslation("inbox.phrase." + key);
            menu.addItem(text, click -> write(text)).addClassName("kq-phrase");
        }
        menu.addSeparator();
        menu.addItem(getTranslation("inbox.phrases.keep"), click -> keep());
        if (kept.stream().anyMatch(Phrase::own)) {
            menu.addItem(
                    getTranslation("inbox.phrases.manage"),
                    click -> new PhraseDialog(phrases, failures, this::fill).open());
        }
    }

    private void write(String text) {
        String before = opinion.getValue();
        opinion.setValue(before.isBlank() ? text : before.stripTrailing() + "\n" + text);
        opinion.focus();
    }

    private void keep() {
        String text = opinion.getValue().strip().replace('\n', ' ');
        if (text.isEmpty()) {
            Notices.info(getTranslation("inbox.phrases.empty"));
            return;
        }
        try {
            phrases.keep(text);
            fill();
            Notices.success(getTranslation("inbox.phrases.kept"));
        } catch (Refusal no) {
            Notices.warning(failures.text(no, getLocale()));
        }
    }
}
