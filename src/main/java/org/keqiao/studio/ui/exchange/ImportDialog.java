package org.keqiao.studio.ui.exchange;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Finding;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.BoundedUpload;
import org.keqiao.shared.ui.Notices;
import org.keqiao.studio.ui.FindingsGrid;
import org.keqiao.studio.ui.StudioParts;
import org.keqiao.studio.version.Exchange;
import org.springframework.lang.Nullable;

/**
 * Takes a matter's file in: first it says what is in it and what does not fit here, then its reader decides. Nothing
 * changes before that, and a file that is refused changes nothing at all.
 */
public class ImportDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    @Nullable
    private final String expected;

    private final transient StudioParts parts;
    private final transient Consumer<String> taken;
    private final Div answer = new Div();
    private final Button take = new Button(getTranslation("exchange.take"), click -> take());

    private transient byte[] archive = new byte[0];

    @Nullable
    private ImportTarget target;

    /**
     * @param expected matter on whose page it was opened; null where there is none
     * @param taken told the matter whose draft the file has become
     */
    public ImportDialog(StudioParts parts, @Nullable String expected, Consumer<String> taken) {
        this.expected = expected;
        this.parts = parts;
        this.taken = taken;
        setHeaderTitle(getTranslation("exchange.import"));
        setCloseOnOutsideClick(false);
        setWidth("min(64rem, 96vw)");
        answer.setId("import-report");
        answer.getElement().setAttribute("role", "status");
        take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        take.setEnabled(false);
        add(new Paragraph(getTranslation("exchange.import.about")), upload(), answer);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), take);
    }

    private Upload upload() {
        Upload upload = new Upload(new BoundedUpload(Exchange.LARGEST, (name, file) -> look(file)));
        upload.setId("import-file");
        upload.setMaxFileSize(Exchange.LARGEST);
        upload.setUploadButton(new Button(getTranslation("exchange.choose")));
        upload.setDropLabel(new Span(getTranslation("exchange.drop")));
        upload.addFileRejectedListener(
                rejected -> refuse(getTranslation("refusal.ARCHIVE_TOO_LARGE", Exchange.LARGEST >> 20), List.of()));
        upload.addAllFinishedListener(done -> upload.clearFileList());
        return upload;
    }

    private void look(Path file) {
        try {
            look(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            parts.failures().show(unreadable, getLocale());
        }
    }

    /** Shows what is in a file. */
    void look(byte[] bytes) {
        archive = bytes;
        target = null;
        report(null);
    }

    /** @param as null for the matter that it is */
    private void report(@Nullable Exchange.NewKey as) {
        attempt(() -> {
            Exchange.Report report = parts.exchange().look(parts.current().require(), archive, as);
            answer.removeAll();
            if (target == null) {
                target = new ImportTarget(report, expected, this::report);
            }
            answer.add(target, new ImportReport(report, parts.texts()));
            take.setEnabled(true);
        });
    }

    private void take() {
        ImportTarget chosen = target;
        if (chosen == null || !chosen.isComplete()) {
            return;
        }
        attempt(() -> {
            Exchange.Report report = parts.exchange().take(parts.current().require(), archive, chosen.newKey());
            close();
            Notices.success(getTranslation("exchange.taken"));
            taken.accept(report.matter());
        });
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (BundleRefused refused) {
            refuse(getTranslation("exchange.refused"), refused.findings());
        } catch (Refusal refusal) {
            String text = parts.failures().text(refusal, getLocale());
            if (target == null || !target.explain(refusal.code(), text)) {
                refuse(text, List.of());
            }
        } catch (RuntimeException e) {
            parts.failures().show(e, getLocale());
        }
    }

    private void refuse(String text, List<Finding> findings) {
        take.setEnabled(false);
        answer.removeAll();
        Paragraph words = new Paragraph(text);
        words.addClassName("kq-danger");
        answer.add(words);
        if (!findings.isEmpty()) {
            answer.add(new FindingsGrid(findings, parts.texts(), null, FindingsGrid::raw));
        }
        answer.add(new Paragraph(getTranslation("exchange.unchanged")));
    }
}
