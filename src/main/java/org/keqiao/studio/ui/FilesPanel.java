package org.keqiao.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleRefused;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.BoundedUpload;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.studio.draft.DraftFile;
import org.keqiao.studio.draft.DraftState;
import org.keqiao.studio.draft.DraftView;
import org.keqiao.studio.draft.Drafting;
import org.keqiao.studio.draft.FileState;
import org.keqiao.studio.draft.FileState.How;
import org.keqiao.studio.ui.workbench.WorkbenchView;
import org.springframework.lang.Nullable;

/** The files of a matter: read, written as text, exchanged with the designer's own tools. */
class FilesPanel extends Section {

    private static final long serialVersionUID = 1L;

    private static final Map<String, String> FOLDERS =
            Map.of(".form", Bundle.FORMS, ".dmn", Bundle.DECISIONS, ".html", Bundle.LETTERS);

    private final String matter;
    private final boolean mayChange;
    private final transient StudioParts parts;
    private final transient Runnable again;
    private final transient FileTitles titles;
    private final Div refused = new Div();

    FilesPanel(String matter, @Nullable DraftView draft, StudioParts parts, Runnable again) {
        this.matter = matter;
        this.parts = parts;
        this.again = again;
        this.titles = new FileTitles(parts.drafting().bundle(parts.current().require(), matter), getLocale());
        mayChange = parts.current().require().has(Role.FLOW_DESIGNER)
                && (draft == null || draft.state() == DraftState.EDITING);
        addClassName("kq-section");
        refused.setId("studio-refused");
        refused.getElement().setAttribute("role", "alert");
        add(new H2(getTranslation("studio.files")), new Div(grid()));
        if (mayChange) {
            add(new Paragraph(getTranslation("studio.files.about")), upload(), refused);
        }
    }

    private Grid<FileState> grid() {
        Grid<FileState> grid = new Grid<>();
        grid.setId("studio-files");
        grid.setAllRowsVisible(true);
        grid.addComponentColumn(this::name)
                .setHeader(getTranslation("studio.file"))
                .setFlexGrow(1);
        grid.addColumn(file -> getTranslation("studio.kind." + kind(file.path())))
                .setHeader(getTranslation("studio.kind"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(this::how)
                .setHeader(getTranslation("studio.how"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(this::actions).setAutoWidth(true).setFlexGrow(0);
        PhoneCards.of(grid, getTranslation("studio.file"), file -> new PhoneCard(name(file))
                .line(new Span(getTranslation("studio.kind." + kind(file.path()))), how(file))
                .line(actions(file)));
        grid.setItems(parts.drafting().files(parts.current().require(), matter));
        return grid;
    }

    private Component name(FileState file) {
        String path = file.path();
        String title = path.indexOf('/') < 0 ? getTranslation("studio.file." + kind(path)) : titles.of(path);
        Span raw = new Span(path);
        raw.addClassName("kq-quiet");
        Div name = new Div(
                file.how() == How.REMOVED ? new Span(title) : new Anchor(WorkbenchView.path(matter, path), title), raw);
        name.addClassName("kq-row");
        return name;
    }

    private Span how(FileState file) {
        Tone tone =
                switch (file.how()) {
                    case SAME -> Tone.NEUTRAL;
                    case CHANGED, ADDED -> Tone.ACTIVE;
                    case REMOVED -> Tone.LATE;
                };
        String text = getTranslation("studio.how." + file.how());
        return file.how() == How.SAME ? new Span(text) : new Span(new StatusBadge(text, tone));
    }

    private Div actions(FileState file) {
        Div row = new Div();
        row.addClassName("kq-row");
        if (file.how() == How.REMOVED) {
            return row;
        }
        row.add(download(file.path()));
        if (mayChange) {
            row.add(
                    small("studio.file.edit", file.path(), () -> new TextDialog(read(file.path()), parts, again)
                            .open()),
                    small("studio.file.remove", file.path(), () -> remove(file.path())));
        }
        return row;
    }

    private Button small(String textKey, String path, Runnable work) {
        Button button = new Button(getTranslation(textKey), click -> work.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation(textKey + ".of", path));
        return button;
    }

    private Anchor download(String path) {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] bytes = read(path).content().getBytes(StandardCharsets.UTF_8);
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes),
                            path.substring(path.lastIndexOf('/') + 1),
                            "application/octet-stream",
                            bytes.length);
                }),
                AttachmentType.DOWNLOAD,
                getTranslation("studio.file.download"));
        link.getElement().setAttribute("aria-label", getTranslation("studio.file.download.of", path));
        return link;
    }

    private DraftFile read(String path) {
        return parts.drafting().file(parts.current().require(), matter, path);
    }

    private void remove(String path) {
        try {
            parts.drafting()
                    .remove(parts.current().require(), matter, path, read(path).digest());
            Notices.success(getTranslation("studio.file.removed", path));
            again.run();
        } catch (RuntimeException e) {
            parts.failures().show(e, getLocale());
        }
    }

    private Upload upload() {
        Upload upload = new Upload(new BoundedUpload(Drafting.LARGEST_FILE, this::take));
        upload.setId("studio-upload");
        upload.setMaxFileSize(Drafting.LARGEST_FILE);
        upload.setUploadButton(new Button(getTranslation("studio.file.choose")));
        upload.setDropLabel(new Span(getTranslation("studio.file.drop")));
        upload.addFileRejectedListener(rejected ->
                Notices.warning(getTranslation("refusal.DRAFT_FILE_TOO_LARGE", Drafting.LARGEST_FILE >> 10)));
        upload.addAllFinishedListener(done -> upload.clearFileList());
        return upload;
    }

    private void take(String name, Path file) {
        try {
            take(name, Files.readAllBytes(file));
        } catch (IOException unreadable) {
            parts.failures().show(unreadable, getLocale());
        }
    }

    /** Puts a file where its name says that it belongs. */
    void take(String name, byte[] bytes) {
        refused.removeAll();
        String path = folder(name) + name;
        try {
            parts.drafting().put(parts.current().require(), matter, path, bytes, null);
            Notices.success(getTranslation("studio.file.saved", path));
            again.run();
        } catch (BundleRefused no) {
            refused.add(
                    new Paragraph(getTranslation("studio.file.refused", path)),
                    new FindingsGrid(no.findings(), parts.texts(), Places.of(matter, parts, getLocale())));
        } catch (RuntimeException e) {
            parts.failures().show(e, getLocale());
        }
    }

    private static String folder(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : FOLDERS.getOrDefault(name.substring(dot), "");
    }

    private static String kind(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path.replace('.', '-') : path.substring(0, slash);
    }
}
