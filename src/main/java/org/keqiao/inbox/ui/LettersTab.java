package org.keqiao.inbox.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.Supplier;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.CaseView.Letter;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.process.Matter;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Icons;

/** 往来: the letters of the case, and the correction notice that runs. */
class LettersTab extends Div {

    private static final long serialVersionUID = 1L;

    private final transient CaseFileParts parts;
    private final Div preview = new Div();

    LettersTab(CaseView view, CaseFileParts parts) {
        this.parts = parts;
        preview.addClassName("kq-preview");
        if (view.correction() != null) {
            add(correction(view.correction()));
        }
        if (view.letters().isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.ENVELOPE_O, getTranslation("inbox.noLetters"), getTranslation("inbox.noLetters.hint")));
            return;
        }
        Matter matter = CaseStates.matter(view, parts.matters()).orElse(null);
        UnorderedList list = new UnorderedList();
        list.addClassName("kq-files");
        view.letters().forEach(letter -> list.add(item(letter, name(letter, matter))));
        add(list, preview);
    }

    private Div correction(CaseView.Correction correction) {
        Div box = new Div(new H3(getTranslation("inbox.correction.running", correction.round())));
        box.addClassNames("kq-message", "tone-soon");
        UnorderedList items = new UnorderedList();
        for (CorrectionItem item : correction.items()) {
            items.add(new ListItem(item.text()));
        }
        box.add(items);
        if (correction.dueOn() != null) {
            box.add(new Paragraph(
                    getTranslation("inbox.correction.due", DateText.longDay(correction.dueOn(), getLocale()))));
        }
        return box;
    }

    private String name(Letter letter, @org.springframework.lang.Nullable Matter matter) {
        return matter != null && matter.settings().letters().containsKey(letter.kind())
                ? matter.settings().letters().get(letter.kind()).name().in(getLocale())
                : letter.kind();
    }

    private ListItem item(Letter letter, String name) {
        // Rendered at the first reading, so the bytes are asked for when somebody asks for them.
        Supplier<InputStream> pdf =
                () -> new ByteArrayInputStream(parts.letters().pdf(letter.id()));
        String file = letter.kind() + ".pdf";
        Button open = new Button(name, Icons.decorative(VaadinIcon.EYE), click -> {
            preview.removeAll();
            preview.add(Previews.of(pdf, file, "application/pdf", -1));
        });
        open.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        Span meta = new Span((letter.number() == null ? "" : letter.number() + " · ") + letter.issuedOn());
        meta.addClassNames("kq-quiet", "kq-small");
        return new ListItem(
                open,
                meta,
                new Anchor(
                        Previews.handler(pdf, file, "application/pdf", -1),
                        AttachmentType.DOWNLOAD,
                        getTranslation("inbox.file.download")));
    }
}
