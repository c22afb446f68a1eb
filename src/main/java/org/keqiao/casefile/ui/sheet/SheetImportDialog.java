package org.keqiao.casefile.ui.sheet;

import com.vaadin.flow.component.Component;
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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.keqiao.casefile.batch.SheetFile;
import org.keqiao.casefile.batch.SheetReport;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.BoundedUpload;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Notices;

/** Takes a table over, and says row by row what keeps it from that. */
public abstract class SheetImportDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final String texts;
    private final transient Failures failures;
    private final transient Runnable imported;
    private final Div form;
    private final Div result = new Div();

    /**
     * @param texts key of the title; with {@code .about} what the table holds, with {@code .done} that all of it was taken
     * @param template where the empty one is
     */
    protected SheetImportDialog(String texts, String template, Failures failures, Runnable imported) {
        this(texts, template, SheetFile.MOST_ROWS, failures, imported);
    }

    /** @param most how many rows the table may have */
    protected SheetImportDialog(String texts, String template, int most, Failures failures, Runnable imported) {
        this.texts = texts;
        this.failures = failures;
        this.imported = imported;
        setHeaderTitle(getTranslation(texts));
        result.getElement().setAttribute("role", "status");
        Anchor empty = new Anchor(template, getTranslation("sheet.template"));
        empty.setRouterIgnore(true);
        Upload upload = new Upload(new BoundedUpload(SheetFile.LARGEST, this::receive));
        upload.setAcceptedFileTypes(".xlsx", ".csv");
        upload.setMaxFileSize(SheetFile.LARGEST);
        upload.setUploadButton(new Button(getTranslation("sheet.choose")));
        upload.setDropLabel(new Span(getTranslation("sheet.drop")));
        upload.addFileRejectedListener(rejected -> tell(getTranslation("sheet.rejected")));
        upload.addAllFinishedListener(done -> upload.clearFileList());
        form = new Div(new Paragraph(getTranslation(texts + ".about", most)), new Paragraph(empty), upload, result);
        form.addClassName("kq-form-dialog");
        add(form);
        getFooter().add(new Button(getTranslation("shell.close"), click -> close()));
    }

    /** What is asked beside the table, above it. */
    protected void ask(Component... fields) {
        for (int i = 0; i < fields.length; i++) {
            form.addComponentAtIndex(1 + i, fields[i]);
        }
    }

    /** @throws Refusal as whoever takes it over says */
    protected abstract SheetReport take(String name, InputStream content);

    /** What a column is called. */
    protected abstract String column(String key);

    private void receive(String name, Path file) {
        try {
            take(name, Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Takes a table over and tells what became of it. */
    public void take(String name, byte[] bytes) {
        try {
            SheetReport report = take(name, new ByteArrayInputStream(bytes));
            if (report.rows().isEmpty()) {
                close();
                Notices.success(getTranslation(texts + ".done", report.imported()));
                imported.run();
            } else {
                show(report);
            }
        } catch (Refusal refusal) {
            tell(failures.text(refusal, getLocale()));
        }
    }

    private void show(SheetReport report) {
        tell(getTranslation("sheet.refused", report.rows().size()));
        UnorderedList rows = new UnorderedList();
        // Whoever has that many to mend begins with these.
        report.rows().stream().limit(SheetFile.MOST_ROWS).forEach(row -> {
            ListItem item = new ListItem(getTranslation("sheet.row", row.row(), row.number()));
            UnorderedList errors = new UnorderedList();
            row.errors().forEach(error -> errors.add(new ListItem(words(error))));
            item.add(errors);
            rows.add(item);
        });
        result.add(rows);
    }

    private String words(FieldError error) {
        return getTranslation("form.errorEntry", column(error.field()), failures.text(error, getLocale()));
    }

    private void tell(String text) {
        result.removeAll();
        result.add(new Paragraph(text));
    }
}
