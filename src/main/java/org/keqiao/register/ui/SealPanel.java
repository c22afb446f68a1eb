package org.keqiao.register.ui;

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
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.keqiao.document.Letter;
import org.keqiao.register.Certificate;
import org.keqiao.register.CertificateKeeping;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Notices;

/** Seal and service of a certificate's document: first how they stand, then what the station can do. */
class SealPanel extends Section {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 50 * 1024 * 1024;

    private final transient Certificate certificate;
    private final transient CertificateKeeping keeping;
    private final transient Failures failures;
    private final transient Runnable done;

    SealPanel(
            Certificate certificate,
            Letter letter,
            boolean mayKeep,
            CertificateKeeping keeping,
            Failures failures,
            Runnable done) {
        this.certificate = certificate;
        this.keeping = keeping;
        this.failures = failures;
        this.done = done;
        addClassName("kq-section");
        add(new H2(getTranslation("register.sealAndService")));
        add(new Paragraph(getTranslation("register.seal." + letter.seal())));
        if (!letter.isSealed()) {
            if (mayKeep) {
                add(stamping());
            }
            return;
        }
        if (letter.isServed()) {
            add(new Paragraph(getTranslation(
                    "register.served",
                    getTranslation("register.service." + letter.service()),
                    DateText.longDay(letter.servedOn(), getLocale()))));
        } else {
            add(new Paragraph(getTranslation("register.notServed")));
            if (mayKeep) {
                add(serving(letter));
            }
        }
    }

    private Div stamping() {
        Upload upload = new Upload(UploadHandler.toTempFile((metadata, file) -> stamp(metadata.fileName(), file)));
        upload.setAcceptedFileTypes(".pdf");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(LARGEST);
        upload.addFileRejectedListener(rejected -> Notices.warning(getTranslation("register.stamp.rejected")));
        upload.setUploadButton(new Button(getTranslation("register.stamp")));
        upload.setDropLabel(new Span(getTranslation("register.stamp.drop")));
        return new Div(new Paragraph(getTranslation("register.stamp.hint")), upload);
    }

    private void stamp(String name, File file) {
        try (InputStream content = Files.newInputStream(file.toPath())) {
            keeping.stamp(certificate.id(), name, content);
            Notices.success(getTranslation("register.stamp.done"));
            done.run();
        } catch (Refusal refusal) {
            failures.show(refusal, getLocale());
        } catch (IOException unreadable) {
            failures.show(unreadable, getLocale());
        } finally {
            if (!file.delete()) {
                file.deleteOnExit();
            }
        }
    }

    private Div serving(Letter letter) {
        Select<Letter.Service> service = new Select<>();
        service.setLabel(getTranslation("register.service"));
        service.setItems(Letter.Service.values());
        service.setItemLabelGenerator(one -> getTranslation("register.service." + one));
        service.setValue(Letter.Service.RECEIPT);
        DatePicker on = new DatePicker(getTranslation("register.servedOn"));
        on.setMin(letter.issuedOn());
        on.setRequired(true);
        TextField note = new TextField(getTranslation("register.serviceNote"));
        note.setHelperText(getTranslation("register.serviceNote.hint"));
        note.setMaxLength(500);
        Button record = new Button(getTranslation("register.serve"), click -> {
            if (on.getValue() == null) {
                on.setErrorMessage(getTranslation("register.servedOn.missing"));
                on.setInvalid(true);
                on.focus();
                return;
            }
            try {
                keeping.serve(
                        certificate.id(),
                        service.getValue(),
                        on.getValue(),
                        note.getValue().isBlank() ? null : note.getValue().strip());
                Notices.success(getTranslation("register.serve.done"));
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
