package org.keqiao.inbox.ui;

import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.page.WebStorage;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.keqiao.shared.ui.Notices;

/** 常用语: shipped phrases and the person's own, kept on this device. */
class PhraseBook extends MenuBar {

    private static final long serialVersionUID = 1L;
    private static final String STORED = "keqiao.phrases";
    private static final int MOST = 20;
    private static final String[] SHIPPED = {"complete", "conforms", "amounts", "agree"};

    private final TextArea opinion;
    private final List<String> own = new ArrayList<>();
    private final SubMenu menu;

    PhraseBook(TextArea opinion) {
        this.opinion = opinion;
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE, MenuBarVariant.LUMO_SMALL);
        menu = addItem(getTranslation("inbox.phrases")).getSubMenu();
        fill();
        WebStorage.getItem(STORED, stored -> {
            if (stored != null) {
                Arrays.stream(stored.split("\n"))
                        .filter(line -> !line.isBlank())
                        .forEach(own::add);
                fill();
            }
        });
    }

    private void fill() {
        menu.removeAll();
        for (String key : SHIPPED) {
            phrase(getTranslation("inbox.phrase." + key));
        }
        own.forEach(this::phrase);
        menu.addItem(getTranslation("inbox.phrases.keep"), click -> keep());
        if (!own.isEmpty()) {
            menu.addItem(getTranslation("inbox.phrases.forget"), click -> {
                own.clear();
                store();
            });
        }
    }

    private void phrase(String text) {
        menu.addItem(text, click -> {
            String before = opinion.getValue();
            opinion.setValue(before.isBlank() ? text : before.stripTrailing() + "\n" + text);
            opinion.focus();
        });
    }

    private void keep() {
        String text = opinion.getValue().strip().replace('\n', ' ');
        if (text.isEmpty()) {
            Notices.info(getTranslation("inbox.phrases.empty"));
        } else if (!own.contains(text)) {
            own.add(text);
            while (own.size() > MOST) {
                own.remove(0);
            }
            store();
            Notices.success(getTranslation("inbox.phrases.kept"));
        }
    }

    private void store() {
        WebStorage.setItem(STORED, String.join("\n", own));
        fill();
    }
}
