package org.keqiao.shared.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.LinkedHashMap;
import java.util.Map;

/** Help and the reader's own display settings; the same place on every page. */
@Route(value = "help", layout = PublicLayout.class)
@AnonymousAllowed
class HelpView extends Page {

    private static final long serialVersionUID = 1L;

    private static final Map<String, String> KEYS = new LinkedHashMap<>();

    static {
        KEYS.put("/", "shell.key.search");
        KEYS.put("?", "shell.key.help");
        KEYS.put("g i", "shell.key.home");
        KEYS.put("j", "shell.key.down");
        KEYS.put("k", "shell.key.up");
        KEYS.put("Enter", "shell.key.open");
        KEYS.put("x", "shell.key.select");
        KEYS.put("c", "shell.key.claim");
        KEYS.put("u", "shell.key.back");
        KEYS.put("Control+Enter", "shell.key.submit");
    }

    HelpView(Surroundings surroundings) {
        super("shell.help");
        narrow();
        add(new PageHeader(getTranslation("shell.help")));
        for (String topic : new String[] {"apply", "follow", "correct", "verify"}) {
            add(section(
                    new H2(getTranslation("shell.help." + topic)),
                    new Paragraph(getTranslation("shell.help." + topic + ".text"))));
        }
        add(section(new H2(getTranslation("shell.display")), largeType()));
        add(section(
                new H2(getTranslation("shell.keys")),
                ShortcutsDialog.toggle(surroundings),
                ShortcutsDialog.list(KEYS),
                new Paragraph(getTranslation("shell.keys.hint"))));
    }

    private static Section section(com.vaadin.flow.component.Component... content) {
        Section section = new Section(content);
        section.addClassName("kq-section");
        return section;
    }

    private Checkbox largeType() {
        Checkbox large = new Checkbox(getTranslation("shell.largeType"));
        large.getElement()
                .executeJs("return window.keqiaoAppearance.isLargeType()")
                .then(Boolean.class, large::setValue);
        large.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                large.getElement().executeJs("window.keqiaoAppearance.largeType($0)", change.getValue());
            }
        });
        return large;
    }
}
