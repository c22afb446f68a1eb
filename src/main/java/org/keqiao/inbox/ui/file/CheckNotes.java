package org.keqiao.inbox.ui.file;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keqiao.casefile.CaseView;
import org.keqiao.shared.ui.Languages;

/**
 * What the automatic checks noted for officers, on top of the file: a similar contract, a seller elsewhere. Any action may
 * give such notes, under the fact's name and in both languages.
 */
public class CheckNotes extends Div {

    private static final long serialVersionUID = 1L;
    private static final String FACT = "checkNotes";

    CheckNotes(CaseView view) {
        String language = Languages.isChinese(getLocale()) ? "zh" : "en";
        List<ListItem> notes = new ArrayList<>();
        if (view.answers().get(FACT) instanceof List<?> all) {
            for (Object one : all) {
                if (one instanceof Map<?, ?> note && note.get(language) instanceof String text) {
                    notes.add(new ListItem(text));
                }
            }
        }
        setVisible(!notes.isEmpty() && view.rights().officer());
        addClassNames("kq-message", "tone-soon");
        Paragraph head = new Paragraph(getTranslation("inbox.checkNotes"));
        head.addClassName("kq-message-head");
        add(head, new UnorderedList(notes.toArray(ListItem[]::new)));
    }
}
