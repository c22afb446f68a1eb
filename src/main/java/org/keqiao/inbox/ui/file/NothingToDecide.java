package org.keqiao.inbox.ui.file;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.keqiao.casefile.CaseView;
import org.keqiao.inbox.ui.CaseFileParts;
import org.keqiao.inbox.ui.WayBack;
import org.keqiao.process.OpenTask;
import org.keqiao.shared.ui.Languages;

/** The right side when this reader has no step to do: what the case waits for, and the way back. */
public class NothingToDecide extends Div {

    private static final long serialVersionUID = 1L;

    NothingToDecide(CaseView view, CaseFileParts parts) {
        addClassName("kq-section");
        List<OpenTask> open = view.caseNumber() == null || view.status().isTerminal()
                ? List.of()
                : parts.workflow().openTasks(view.caseNumber());
        if (open.isEmpty()) {
            add(new H2(getTranslation("inbox.nothing")), new Paragraph(getTranslation("inbox.nothing.hint")));
        } else {
            add(new H2(getTranslation("inbox.waiting")));
            UnorderedList list = new UnorderedList();
            open.forEach(task -> list.add(new ListItem(
                    Languages.isChinese(getLocale())
                            ? task.step().zh()
                            : task.step().en())));
            add(list, new Paragraph(getTranslation("inbox.waiting.hint")));
        }
        add(new Anchor(WayBack.path(UI.getCurrent()), getTranslation("inbox.backToInbox")));
    }
}
