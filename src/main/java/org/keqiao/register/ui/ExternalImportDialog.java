package org.keqiao.register.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.keqiao.casefile.batch.SheetFile;
import org.keqiao.register.external.ExternalImport;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.BoundedUpload;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Notices;

/** Takes the provincial file over, and says row by row what keeps it from that. */
class ExternalImportDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient ExternalImport imports;
    private final transient Failures failures;
    private final transient Runnable imported;
    private final Div result = new Div();

    ExternalImportDialog(ExternalImport imports, Failures failures, Runnable imported) {
        this.imports = imports;
        this.failures = failures;
        this.imported = imported;
        setHeaderTitle(getTranslation("external.import"));
        result.getElement().setAttribute("role", "status");
        Anchor template =
                new Anchor("api/v1/external-contracts/import-template", getTranslation("external.import.template"));
        template.setRouterIgnore(true);
        Upload upload = new Upload(new BoundedUpload(SheetFile.LARGEST, this::receive));
        upload.setAcceptedFileTypes(".xlsx", ".csv");
        upload.setMaxFileSize(SheetFile.LARGEST);
        upload.setUploadButton(new Button(getTranslation("external.import.choose")));
        upload.setDropLabel(new Span(getTranslation("external.import.drop")));
        upload.addFileRejectedListener(rejected -> tell(getTranslation("external.import.rejected")));
        upload.addAllFinishedListener(done -> upload.clearFileList());
        Div form = new Div(
                new Paragraph(getTranslation("external.import.about", SheetFile.MOST_ROWS)),
                new Paragraph(template),
                upload,
                result);
        form.addClassName("kq-form-dialog");
        add(form);
        getFooter().add(new Button(getTranslation("shell.close"), click -> close()));
    }

    private void receive(String name, Path file) {
        try {
            take(name, Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Takes a table over and tells what became of it. */
    void take(String name, byte[] bytes) {
        try {
            ExternalImport.Report report = imports.take(name, new ByteArrayInputStream(bytes));
            if (report.rows().isEmpty()) {
                close();
                Notices.success(getTranslation("external.import.done", report.imported()));
                imported.run();
            } else {
                show(report);
            }
        } catch (Refusal refusal) {
            tell(failures.text(refusal, getLocale()));
        }
    }

    private void show(ExternalImport.Report report) {
        tell(getTranslation("external.import.refused", report.rows().size()));
        UnorderedList rows = new UnorderedList();
        report.rows().forEach(row -> {
            ListItem item = new ListItem(getTranslation("external.import.row", row.row(), row.number()));
            UnorderedList errors = new UnorderedList();
            row.errors().forEach(error -> errors.add(new ListItem(words(error))));
            item.add(errors);
            rows.add(item);
        });
        result.add(rows);
    }

    private String words(FieldError error) {
        String column =
                getTranslation(error.field().equals("title") ? "external.contractTitle" : "external." + error.field());
        return getTranslation("form.errorEntry", column, failures.text(error, getLocale()));
    }

    private void tell(String text) {
        result.removeAll();
        result.add(new Paragraph(text));
    }
}
