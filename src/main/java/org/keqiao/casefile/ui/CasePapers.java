package org.keqiao.casefile.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.keqiao.casefile.CaseDocument;
import org.keqiao.casefile.CaseView;
import org.keqiao.process.Matter;
import org.keqiao.shared.ui.DateText;

/** 材料与文书: what the bureau wrote, then what the applicant handed in, each at an address of its own. */
class CasePapers extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Matter matter;

    /**
     * @param electronic whether the applicant agreed to be served electronically
     */
    CasePapers(CaseView view, Matter matter, boolean electronic) {
        this.matter = matter;
        add(new H3(getTranslation("applicant.letters")));
        if (view.letters().isEmpty()) {
            add(quiet(getTranslation("applicant.letters.none")));
        } else {
            UnorderedList letters = new UnorderedList();
            letters.addClassName("kq-files");
            view.letters().forEach(letter -> letters.add(letter(letter)));
            add(letters);
        }
        add(service(electronic));
        add(new H3(getTranslation("applicant.files")));
        if (view.documents().isEmpty()) {
            add(quiet(getTranslation("applicant.files.none")));
            return;
        }
        UnorderedList files = new UnorderedList();
        files.addClassName("kq-files");
        view.documents().forEach(document -> files.add(document(document)));
        add(files);
    }

    private ListItem letter(CaseView.Letter letter) {
        String name = Words.letterName(matter, letter, getLocale());
        Anchor open = new Anchor(Routes.letter(letter.id()), name, AnchorTarget.BLANK);
        Anchor keep = new Anchor(Routes.letter(letter.id()) + "?download=true", getTranslation("applicant.download"));
        // Served by the server itself, not a page of the application.
        open.setRouterIgnore(true);
        keep.setRouterIgnore(true);
        keep.getElement().setAttribute("aria-label", getTranslation("applicant.download.of", name));
        String number = letter.number() == null ? "" : letter.number() + " · ";
        Span meta = new Span(number + letter.issuedOn());
        meta.addClassNames("kq-quiet", "kq-small", "kq-number");
        ListItem item = new ListItem(open, meta, keep);
        if (!letter.sealed()) {
            Span unsealed = new Span(getTranslation("applicant.letter.unsealed"));
            unsealed.addClassNames("kq-small", "tone-soon");
            item.add(unsealed);
        }
        if (letter.verificationCode() != null && letter.number() != null) {
            Anchor verify = new Anchor(
                    Routes.verification(letter.number(), letter.verificationCode()),
                    getTranslation("applicant.verify"));
            verify.setRouterIgnore(true);
            verify.setTarget(AnchorTarget.BLANK);
            item.add(verify);
        }
        return item;
    }

    private Paragraph service(boolean electronic) {
        Paragraph text = quiet(getTranslation(electronic ? "applicant.service.electronic" : "applicant.service.paper"));
        if (!electronic) {
            text.add(new Span(" "), new Anchor(Routes.MY_ORGANISATIONS, getTranslation("applicant.service.change")));
        }
        return text;
    }

    private ListItem document(CaseDocument document) {
        Anchor link = new Anchor(Routes.document(document.id()), document.name());
        link.setRouterIgnore(true);
        Span meta = new Span(getTranslation(
                "applicant.file.meta",
                Words.documentName(matter, document.kind(), getLocale()),
                DateText.minuteText(document.addedAt())));
        meta.addClassNames("kq-quiet", "kq-small");
        return new ListItem(link, meta);
    }

    private static Paragraph quiet(String text) {
        Paragraph paragraph = new Paragraph(text);
        paragraph.addClassNames("kq-quiet", "kq-small");
        return paragraph;
    }
}
