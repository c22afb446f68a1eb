package org.keqiao.document.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.keqiao.document.Letter;
import org.keqiao.document.LetterKeeper;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.BoundedUpload;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Notices;
import org.springframework.lang.Nullable;

/** Hands in a stamped copy: the first, or the right one in the place of a wrong one, which needs a reason. */
class StampUpload extends Div {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 50 * 1024 * 1024;

    private final transient LetterKeeper keeper;
    private final transient Failures failures;
    private final transient Runnable done;
    private final TextField lastDigits = new TextField();

    @Nullable
    private final TextField reason;

    StampUpload(Letter letter, boolean replaces, LetterKeeper keeper, Failures failures, Runnable done) {
        this.keeper = keeper;
        this.failures = failures;
        this.done = done;
        this.reason = replaces ? reason() : null;
        lastDigits.setLabel(getTranslation("letter.stamp.lastDigits"));
        lastDigits.setHelperText(getTranslation(
                "letter.stamp.lastDigits.hint", letter.number() == null ? letter.caseNumber() : letter.number()));
        lastDigits.setMaxLength(4);
        lastDigits.setAllowedCharPattern("[0-9]");
        lastDigits.setValueChangeMode(ValueChangeMode.EAGER);
        Upload upload = new Upload(new BoundedUpload(LARGEST, (name, file) -> stamp(name, file)));
        upload.setAcceptedFileTypes(".pdf");
        upload.setMaxFileSize(LARGEST);
        upload.addFileRejectedListener(rejected -> Notices.warning(getTranslation("letter.stamp.rejected")));
        upload.setUploadButton(new Button(getTranslation(replaces ? "letter.replace.upload" : "letter.stamp")));
        upload.setDropLabel(new Span(getTranslation("letter.stamp.drop")));
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        if (reason != null) {
            add(reason);
        }
        addClassName("kq-form");
        add(lastDigits, upload);
    }

    private TextField reason() {
        TextField field = new TextField(getTranslation("letter.replace.reason"));
        field.setRequired(true);
        field.setMaxLength(500);
        field.setWidthFull();
        field.setValueChangeMode(ValueChangeMode.EAGER);
        return field;
    }

    private void stamp(String name, Path file) {
        lastDigits.setInvalid(false);
        if (reason != null && reason.getValue().isBlank()) {
            reason.setErrorMessage(getTranslation("letter.replace.reason.missing"));
            reason.setInvalid(true);
            reason.focus();
            return;
        }
        try (InputStream content = Files.newInputStream(file)) {
            keeper.stamp(name, content, lastDigits.getValue(), reason == null ? null : reason.getValue());
            Notices.success(getTranslation("letter.stamp.done"));
            done.run();
        } catch (Refusal refusal) {
            refused(refusal);
        } catch (IOException unreadable) {
            failures.show(unreadable, getLocale());
        }
    }

    private void refused(Refusal refusal) {
        refusal.errors().stream()
                .filter(error -> error.field().equals("lastDigits"))
                .findFirst()
                .ifPresentOrElse(
                        error -> {
                            lastDigits.setErrorMessage(getTranslation("field." + error.code()));
                            lastDigits.setInvalid(true);
                            lastDigits.focus();
                        },
                        () -> failures.show(refusal, getLocale()));
    }
}
