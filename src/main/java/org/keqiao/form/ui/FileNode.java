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
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.keqiao.form.FormField;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** A slot for documents of one kind. */
class FileNode extends Node {

    private static final int LARGEST = 50 * 1024 * 1024;

    private final FormField field;
    private final PaneParts parts;
    private final Div box = new Div();
    private final UnorderedList files = new UnorderedList();
    private final Div error = new Div();
    private final Span spoken = new Span();

    @Nullable
    private final Upload upload;

    FileNode(FormField field, Supplier<String> prefix, PaneParts parts) {
        super(field, prefix);
        this.field = field;
        this.parts = parts;
        box.addClassNames("kq-form-file", "kq-form-wide");
        box.setId("field-" + path());
        Span label = new Span(parts.text(field.label()));
        label.addClassName("kq-form-label");
        label.setId("label-" + path());
        box.add(label);
        box.getElement().setAttribute("role", "group");
        box.getElement().setAttribute("aria-labelledby", "label-" + path());
        if (field.required()) {
            Span mark = new Span(parts.text("form.required"));
            mark.addClassName("kq-form-required");
            box.add(mark);
        }
        if (!field.description().isEmpty()) {
            Div help = new Div(parts.text(field.description()));
            help.addClassName("kq-quiet");
            box.add(help);
        }
        error.addClassName("kq-field-error");
        error.getElement().setAttribute("role", "alert");
        error.setVisible(false);
        spoken.addClassName("kq-visually-hidden");
        spoken.getElement().setAttribute("aria-live", "polite");
        files.addClassName("kq-form-files");
        box.add(files, error, spoken);
        boolean open = parts.files() != null && parts.mayEdit(path());
        upload = open ? upload() : null;
        if (upload != null) {
            box.add(upload);
        }
        showFiles();
    }

    private Upload upload() {
        Upload made = new Upload(this::receive);
        made.setAcceptedFileTypes(".pdf", ".ofd", ".jpg", ".jpeg", ".png");
        made.setMaxFileSize(LARGEST);
        Button button = new Button(parts.text("form.upload"));
        button.setAriaLabel(parts.text("form.upload") + " " + parts.text(field.label()));
        made.setUploadButton(button);
        made.setDropLabel(new Span(parts.text("form.uploadHint")));
        made.setI18n(new UploadI18N()
                .setError(new UploadI18N.Error()
                        .setFileIsTooBig(parts.text("form.upload.tooBig"))
                        .setIncorrectFileType(parts.text("form.upload.type"))
                        .setTooManyFiles(parts.text("form.upload.tooMany")))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(parts.text("form.upload.connecting"))
                                .setProcessing(parts.text("form.upload.processing"))
                                .setStalled(parts.text("form.upload.stalled"))
                                .setHeld(parts.text("form.upload.held")))
                        .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                                .setPrefix(parts.text("form.upload.remaining"))
                                .setUnknown(parts.text("form.upload.unknown")))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(parts.text("form.upload.failed"))
                                .setUnexpectedServerError(parts.text("form.upload.failed"))
                                .setForbidden(parts.text("form.upload.failed")))));
        return made;
    }

    /** Reads no more than it may: the browser's own limit can be left out by whoever wants to fill the disk. */
    private void receive(UploadEvent event) throws IOException {
        Path file = Files.createTempFile("upload", ".part");
        try (InputStream in = event.getInputStream()) {
            Files.copy(new Bounded(in, LARGEST + 1L), file, StandardCopyOption.REPLACE_EXISTING);
        }
        String name = event.getFileName();
        event.getUI().access(() -> accept(name, file));
    }

    /** Hands an upload over and tells how that went. */
    void accept(String name, Path file) {
        try {
            FileSlot slot = java.util.Objects.requireNonNull(parts.files());
            if (Files.size(file) > LARGEST) {
                error(parts.text("form.upload.tooBig"));
            } else {
                slot.store(java.util.Objects.requireNonNull(field.document()), name, file);
                error(null);
                spoken.setText(parts.text("form.upload.done", name));
                parts.changed().run();
            }
        } catch (Refusal refusal) {
            error(name + "："
                    + parts.text(
                            "refusal." + refusal.code(), refusal.arguments().toArray()));
        } catch (IOException e) {
            error(parts.text("form.upload.failed"));
        } finally {
            if (upload != null) {
                upload.clearFileList();
            }
            showFiles();
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    private void showFiles() {
        files.removeAll();
        List<FileSlot.Stored> stored = parts.files() == null
                ? List.of()
                : parts.files().list(java.util.Objects.requireNonNull(field.document()));
        if (stored.isEmpty()) {
            ListItem none = new ListItem(parts.text("form.noFiles"));
            none.addClassName("kq-quiet");
            files.add(none);
        }
        stored.forEach(file -> {
            ListItem item = new ListItem(link(file), size(file.bytes()));
            if (upload != null) {
                Button remove = new Button(parts.text("form.delete"), click -> remove(file));
                remove.setAriaLabel(parts.text("form.deleteFile", file.name()));
                remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
                item.add(remove);
            }
            files.add(item);
        });
    }

    static Component link(FileSlot.Stored file) {
        return file.link() == null ? new Span(file.name()) : new Anchor(file.link(), file.name(), AnchorTarget.BLANK);
    }

    static Span size(long bytes) {
        Span size = new Span(bytes < 1024 * 1024 ? Math.max(1, bytes / 1024) + " KB" : bytes / (1024 * 1024) + " MB");
        size.addClassName("kq-quiet");
        return size;
    }

    private void remove(FileSlot.Stored file) {
        try {
            java.util.Objects.requireNonNull(parts.files()).delete(file.id());
            error(null);
            parts.changed().run();
        } catch (Refusal refusal) {
            error(parts.text("refusal." + refusal.code(), refusal.arguments().toArray()));
        }
        showFiles();
    }

    @Override
    String path() {
        return field.path();
    }

    @Override
    Component component() {
        return box;
    }

    @Override
    void load(Map<String, Object> values) {
        showFiles();
    }

    @Override
    void store(Map<String, Object> values) {
        // Documents are not answers.
    }

    @Override
    void note(String text) {
        box.addComponentAtIndex(box.indexOf(files), noteBox(text));
    }

    @Override
    void error(@Nullable String message) {
        error.setText(message == null ? "" : message);
        error.setVisible(message != null);
    }

    @Override
    void refresh(Set<String> hidden, PaneParts parts) {
        super.refresh(hidden, parts);
    }
}
