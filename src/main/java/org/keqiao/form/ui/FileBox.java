package org.keqiao.form.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.BoundedUpload;
import org.springframework.lang.Nullable;

/** The documents of one kind, to read, add and take away; part of a form or by itself. */
public class FileBox extends Div {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 50 * 1024 * 1024;

    private final String kind;

    @Nullable
    private final transient FileSlot slot;

    private final transient Runnable changed;
    private final Span mark = new Span();
    private final UnorderedList files = new UnorderedList();
    private final Div error = new Div();
    private final Span spoken = new Span();

    @Nullable
    private final Upload upload;

    /**
     * @param kind of the documents; the box has the id {@code field-documents.<kind>}
     * @param label name of the kind, in the reader's language
     * @param help shown below it, empty for none
     * @param slot keeps them; null shows none
     * @param open true when they may be changed
     * @param changed told after each change
     */
    public FileBox(
            String kind,
            String label,
            String help,
            boolean required,
            @Nullable FileSlot slot,
            boolean open,
            Runnable changed) {
        this.kind = kind;
        this.slot = slot;
        this.changed = changed;
        String path = "documents." + kind;
        addClassNames("kq-form-file", "kq-form-wide");
        setId("field-" + path);
        Span name = new Span(label);
        name.addClassName("kq-form-label");
        name.setId("label-" + path);
        add(name);
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-labelledby", "label-" + path);
        mark.setText(getTranslation("form.required"));
        mark.addClassName("kq-form-required");
        add(mark);
        setRequired(required);
        if (!help.isEmpty()) {
            Div text = new Div(help);
            text.addClassName("kq-quiet");
            add(text);
        }
        error.addClassName("kq-field-error");
        error.getElement().setAttribute("role", "alert");
        error.setVisible(false);
        spoken.addClassName("kq-visually-hidden");
        spoken.getElement().setAttribute("aria-live", "polite");
        files.addClassName("kq-form-files");
        add(files, error, spoken);
        upload = open && slot != null ? upload(label) : null;
        if (upload != null) {
            add(upload);
        }
        showFiles();
    }

    /** Whether it says that something has to be here. */
    final void setRequired(boolean required) {
        mark.setVisible(required);
    }

    private Upload upload(String label) {
        Upload made = new Upload(new BoundedUpload(LARGEST, this::accept));
        made.setAcceptedFileTypes(".pdf", ".ofd", ".jpg", ".jpeg", ".png");
        made.setMaxFileSize(LARGEST);
        Button button = new Button(getTranslation("form.upload"));
        button.setAriaLabel(getTranslation("form.upload") + " " + label);
        made.setUploadButton(button);
        made.setDropLabel(new Span(getTranslation("form.uploadHint")));
        made.setI18n(new UploadI18N()
                .setError(new UploadI18N.Error()
                        .setFileIsTooBig(getTranslation("form.upload.tooBig"))
                        .setIncorrectFileType(getTranslation("form.upload.type"))
                        .setTooManyFiles(getTranslation("form.upload.tooMany")))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(getTranslation("form.upload.connecting"))
                                .setProcessing(getTranslation("form.upload.processing"))
                                .setStalled(getTranslation("form.upload.stalled"))
                                .setHeld(getTranslation("form.upload.held")))
                        .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                                .setPrefix(getTranslation("form.upload.remaining"))
                                .setUnknown(getTranslation("form.upload.unknown")))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(getTranslation("form.upload.failed"))
                                .setUnexpectedServerError(getTranslation("form.upload.failed"))
                                .setForbidden(getTranslation("form.upload.failed")))));
        return made;
    }

    /** Hands an upload over and tells how that went. */
    void accept(String name, Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                error(getTranslation("form.upload.tooBig"));
            } else {
                java.util.Objects.requireNonNull(slot).store(kind, name, file);
                error(null);
                spoken.setText(getTranslation("form.upload.done", name));
                changed.run();
            }
        } catch (Refusal refusal) {
            error(getTranslation(
                    "form.errorEntry",
                    name,
                    getTranslation(
                            "refusal." + refusal.code(), refusal.arguments().toArray())));
        } catch (IOException e) {
            error(getTranslation("form.upload.failed"));
        } finally {
            if (upload != null) {
                upload.clearFileList();
            }
            showFiles();
        }
    }

    /** Shows what is there now. */
    void showFiles() {
        files.removeAll();
        List<FileSlot.Stored> stored = slot == null ? List.of() : slot.list(kind);
        if (stored.isEmpty()) {
            ListItem none = new ListItem(getTranslation("form.noFiles"));
            none.addClassName("kq-quiet");
            files.add(none);
        }
        stored.forEach(file -> {
            ListItem item = new ListItem(link(file), size(file.bytes()));
            if (upload != null) {
                Button remove = new Button(getTranslation("form.delete"), click -> remove(file));
                remove.setAriaLabel(getTranslation("form.deleteFile", file.name()));
                remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
                item.add(remove);
            }
            files.add(item);
        });
    }

    /** The file as a link that opens it, or its name alone. */
    public static Component link(FileSlot.Stored file) {
        return file.link() == null ? new Span(file.name()) : new Anchor(file.link(), file.name(), AnchorTarget.BLANK);
    }

    /** A size in KB or MB. */
    public static Span size(long bytes) {
        Span size = new Span(bytes < 1024 * 1024 ? Math.max(1, bytes / 1024) + " KB" : bytes / (1024 * 1024) + " MB");
        size.addClassName("kq-quiet");
        return size;
    }

    private void remove(FileSlot.Stored file) {
        try {
            java.util.Objects.requireNonNull(slot).delete(file.id());
            error(null);
            changed.run();
        } catch (Refusal refusal) {
            error(getTranslation(
                    "refusal." + refusal.code(), refusal.arguments().toArray()));
        }
        showFiles();
    }

    /** Says what somebody asks of these documents. */
    public void note(String text) {
        addComponentAtIndex(indexOf(files), Node.noteBox(text));
    }

    /** Shows what is wrong; null clears it. */
    public void error(@Nullable String message) {
        error.setText(message == null ? "" : message);
        error.setVisible(message != null);
    }
}
