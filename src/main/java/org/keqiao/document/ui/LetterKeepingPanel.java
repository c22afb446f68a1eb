package org.keqiao.document.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.util.List;
import org.keqiao.document.Letter;
import org.keqiao.document.LetterKeeper;
import org.keqiao.document.StampedCopies;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Notices;
import org.springframework.lang.Nullable;

/** Seal and service of a letter: first how they stand, then what the office can do. */
public class LetterKeepingPanel extends Section {

    private static final long serialVersionUID = 1L;

    private final transient LetterKeeper keeper;
    private final transient Failures failures;
    private final transient Runnable done;

    /**
     * @param keeper null for readers who may only see how it stands
     * @param done runs after a change
     */
    public LetterKeepingPanel(Letter letter, @Nullable LetterKeeper keeper, Failures failures, Runnable done) {
        this.keeper = keeper;
        this.failures = failures;
        this.done = done;
        addClassName("kq-section");
        add(new H2(getTranslation("letter.sealAndService")));
        add(new Paragraph(getTranslation("letter.seal." + letter.seal())));
        if (!letter.isSealed()) {
            if (letter.sealFailures() > 0) {
                add(new Paragraph(getTranslation("letter.seal.failing", letter.sealFailures())));
            }
            if (keeper != null) {
                add(
                        new Paragraph(getTranslation("letter.stamp.hint")),
                        new StampUpload(letter, false, keeper, failures, done));
            }
            return;
        }
        if (letter.isServed()) {
            add(new Paragraph(getTranslation(
                    "letter.served",
                    getTranslation("letter.service." + letter.service()),
                    DateText.longDay(letter.servedOn(), getLocale()))));
        } else {
            add(new Paragraph(getTranslation("letter.notServed")));
            if (keeper != null) {
                add(serving(letter));
            }
        }
        if (keeper != null && letter.seal() == Letter.Seal.STAMPED) {
            add(replacing(letter));
        }
    }

    /** A wrong copy is rare: what mends it is folded away. */
    private Details replacing(Letter letter) {
        Div content = new Div(new Paragraph(getTranslation("letter.replace.hint")));
        List<StampedCopies.Earlier> earlier = keeper.earlier();
        if (!earlier.isEmpty()) {
            UnorderedList list = new UnorderedList();
            list.addClassName("kq-files");
            earlier.forEach(copy -> list.add(earlier(letter, copy)));
            content.add(new H3(getTranslation("letter.earlier")), list);
        }
        content.add(new StampUpload(letter, true, keeper, failures, done));
        return new Details(getTranslation("letter.replace"), content);
    }

    private ListItem earlier(Letter letter, StampedCopies.Earlier copy) {
        String name = (letter.number() == null ? letter.kind() : letter.number()) + ".pdf";
        Anchor open = new Anchor(
                DownloadHandler.fromInputStream(
                        event -> new DownloadResponse(keeper.open(copy.sha256()), name, "application/pdf", -1)),
                AttachmentType.DOWNLOAD,
                getTranslation("letter.earlier.open"));
        Span meta = new Span(getTranslation(
                "letter.earlier.text",
                copy.stampedBy(),
                DateText.minuteText(copy.stampedAt()),
                copy.replacedBy(),
                DateText.minuteText(copy.replacedAt()),
                copy.reason()));
        meta.addClassNames("kq-quiet", "kq-small");
        return new ListItem(meta, open);
    }

    private Div serving(Letter letter) {
        Select<Letter.Service> service = new Select<>();
        service.setLabel(getTranslation("letter.service"));
        service.setItems(Letter.Service.values());
        service.setItemLabelGenerator(one -> getTranslation("letter.service." + one));
        service.setValue(Letter.Service.RECEIPT);
        DatePicker on = new DatePicker(getTranslation("letter.servedOn"));
        DayNames.speak(on, getLocale());
        on.setMin(letter.issuedOn());
        on.setRequired(true);
        TextField note = new TextField(getTranslation("letter.serviceNote"));
        note.setHelperText(getTranslation("letter.serviceNote.hint"));
        note.setMaxLength(500);
        Button record = new Button(getTranslation("letter.serve"), click -> {
            if (on.getValue() == null) {
                on.setErrorMessage(getTranslation("letter.servedOn.missing"));
                on.setInvalid(true);
                on.focus();
                return;
            }
            try {
                keeper.serve(
                        service.getValue(),
                        on.getValue(),
                        note.getValue().isBlank() ? null : note.getValue().strip());
                Notices.success(getTranslation("letter.serve.done"));
                done.run();
            } catch (Refusal refusal) {
                failures.show(refusal, getLocale());
            }
        });
        record.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div row = new Div(service, on, note, record);
        row.addClassName("kq-form");
        return row;
    }
}
