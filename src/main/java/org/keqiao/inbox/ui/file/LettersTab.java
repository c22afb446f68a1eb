package org.keqiao.inbox.ui.file;

import com.vaadin.flow.component.Component;
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
import java.util.UUID;
import java.util.function.Supplier;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.CaseView.Letter;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.document.ui.LetterKeepingPanel;
import org.keqiao.inbox.ui.CaseFileParts;
import org.keqiao.inbox.ui.CaseStates;
import org.keqiao.process.Matter;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Icons;

/** 往来: the letters of the case, and the correction notice that runs. */
class LettersTab extends Div {

    private static final long serialVersionUID = 1L;

    private final transient CaseFileParts parts;
    private final boolean keeps;
    private final Div preview = new Div();

    LettersTab(CaseView view, CaseFileParts parts) {
        this.parts = parts;
        this.keeps = parts.letterKeeping().mayKeep(view.id());
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
                : letter.name();
    }

    private ListItem item(Letter letter, String name) {
        // Rendered at the first reading, so the bytes are asked for when somebody asks for them.
        Supplier<InputStream> pdf = () ->
                new ByteArrayInputStream(parts.letterReading().open(letter.id()).pdf());
        Supplier<InputStream> draft = () ->
                new ByteArrayInputStream(parts.letterReading().look(letter.id()).pdf());
        String file = letter.kind() + ".pdf";
        Button open = new Button(name, Icons.decorative(VaadinIcon.EYE), click -> {
            preview.removeAll();
            preview.add(Previews.of(draft, file, "application/pdf", -1));
        });
        open.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        Span meta = quiet((letter.number() == null ? "" : letter.number() + " · ") + letter.issuedOn());
        ListItem item = new ListItem(
                open,
                meta,
                letter.internal() ? quiet(getTranslation("inbox.letter.internal")) : keeping(letter),
                new Anchor(
                        Previews.handler(pdf, file, "application/pdf", -1),
                        AttachmentType.DOWNLOAD,
                        getTranslation("inbox.file.download")));
        if (Boolean.TRUE.equals(letter.policyUnverified())) {
            Span unverified = new Span(
                    getTranslation(letter.sealed() ? "inbox.letter.unverified" : "inbox.letter.unverified.check"));
            unverified.addClassNames("kq-small", "tone-soon");
            item.add(unverified);
        }
        return item;
    }

    /** How seal and service stand; for the office a way to what is to be done. */
    private Component keeping(Letter letter) {
        String state = !letter.sealed()
                ? getTranslation("inbox.letter.unsealed")
                : letter.servedOn() == null
                        ? getTranslation("inbox.letter.unserved")
                        : getTranslation("inbox.letter.served", letter.servedOn());
        boolean done = letter.sealed() && letter.servedOn() != null;
        if (!keeps || done) {
            return quiet(state);
        }
        Button button =
                new Button(state, Icons.decorative(VaadinIcon.CHECK_SQUARE_O), click -> showKeeping(letter.id()));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        return button;
    }

    private static Span quiet(String words) {
        Span text = new Span(words);
        text.addClassNames("kq-quiet", "kq-small");
        return text;
    }

    private void showKeeping(UUID letter) {
        preview.removeAll();
        preview.add(new LetterKeepingPanel(
                parts.letters().require(letter),
                parts.letterKeeping().of(letter),
                parts.failures(),
                () -> showKeeping(letter)));
    }
}
