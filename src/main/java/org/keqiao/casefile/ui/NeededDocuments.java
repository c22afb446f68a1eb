package org.keqiao.casefile.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.keqiao.process.Matter;
import org.keqiao.process.MatterSettings.DocumentKind;

/** The documents that an application needs, and when. */
class NeededDocuments extends Div {

    private static final long serialVersionUID = 1L;

    /**
     * @param folded shows the number only, until it is opened
     */
    NeededDocuments(Matter matter, boolean folded) {
        List<DocumentKind> kinds = Words.documents(matter);
        UnorderedList list = new UnorderedList();
        list.addClassName("kq-needed");
        kinds.forEach(kind -> list.add(item(kind)));
        if (folded) {
            add(new NativeDetails(getTranslation("applicant.documents", kinds.size()), list));
        } else {
            add(list);
        }
    }

    private ListItem item(DocumentKind kind) {
        boolean always = kind.mandatory() && kind.condition() == null;
        Span when = new Span(getTranslation(
                always
                        ? "applicant.document.always"
                        : kind.condition() == null ? "applicant.document.optional" : "applicant.document.sometimes"));
        when.addClassNames("kq-badge", always ? "tone-active" : "tone-neutral");
        Div help = new Div(kind.help().in(getLocale()));
        help.addClassNames("kq-quiet", "kq-small");
        return new ListItem(new Span(kind.name().in(getLocale()) + " "), when, help);
    }
}
