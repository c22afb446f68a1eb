package org.keqiao.form.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import java.util.Map;
import java.util.function.Supplier;
import org.keqiao.form.FormNote;
import org.springframework.lang.Nullable;

/** Words between the fields. Marks become components and text nodes, so that nothing written here is ever markup. */
class NoteNode extends Node {

    private final Div note = new Div();

    NoteNode(FormNote element, Supplier<String> prefix, PaneParts parts, int level) {
        super(element, prefix);
        note.addClassNames("kq-form-note", "kq-form-wide");
        UnorderedList list = null;
        for (String line : parts.text(element.text()).split("\n")) {
            String text = line.strip();
            if (text.startsWith("- ")) {
                if (list == null) {
                    list = new UnorderedList();
                    note.add(list);
                }
                ListItem item = new ListItem();
                words(item, text.substring(2));
                list.add(item);
                continue;
            }
            list = null;
            if (text.startsWith("#")) {
                note.add(SectionNode.heading(level + 1, text.replaceFirst("^#+\\s*", "")));
            } else if (!text.isEmpty()) {
                Paragraph paragraph = new Paragraph();
                words(paragraph, text);
                note.add(paragraph);
            }
        }
    }

    private static void words(Component parent, String text) {
        String[] pieces = text.split("\\*\\*", -1);
        for (int i = 0; i < pieces.length; i++) {
            if (pieces[i].isEmpty()) {
                continue;
            }
            if (i % 2 == 1 && i < pieces.length - 1) {
                Element strong = new Element("strong");
                strong.setText(pieces[i]);
                parent.getElement().appendChild(strong);
            } else {
                parent.getElement().appendChild(new Span(pieces[i]).getElement());
            }
        }
    }

    @Override
    String path() {
        return "";
    }

    @Override
    Component component() {
        return note;
    }

    @Override
    void load(Map<String, Object> values) {
        // Words hold no answer.
    }

    @Override
    void store(Map<String, Object> values) {
        // Words hold no answer.
    }

    @Override
    void error(@Nullable String message) {
        // Nothing can be wrong with them.
    }
}
