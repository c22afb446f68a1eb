package org.keqiao.document.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.keqiao.document.Letter;
import org.keqiao.document.LetterKeeper;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.BoundedUpload;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Notices;
import org.springframework.lang.Nullable;

/** Seal and service of a letter: first how they stand, then what the office can do. */
public class LetterKeepingPanel extends Section {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 50 * 1024 * 1024;

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
                add(stamping());
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
    }

    private Div stamping() {
        Upload upload = new Upload(new BoundedUpload(LARGEST, this::stamp));
        upload.setAcceptedFileTypes(".pdf");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(LARGEST);
        upload.addFileRejectedListener(rejected -> Notices.warning(getTranslation("letter.stamp.rejected")));
        upload.setUploadButton(new Button(getTranslation("letter.stamp")));
        upload.setDropLabel(new Span(getTranslation("letter.stamp.drop")));
        return new Div(new Paragraph(getTranslation("letter.stamp.hint")), upload);
    }

    private void stamp(String name, Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            keeper.stamp(name, content);
            Notices.success(getTranslation("letter.stamp.done"));
            done.run();
        } catch (Refusal refusal) {
            failures.show(refusal, getLocale());
        } catch (IOException unreadable) {
            failures.show(unreadable, getLocale());
        }
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
        row.addClassName("kq-row");
        return row;
    }
}
