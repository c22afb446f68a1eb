package org.keqiao.studio.ui.workbench;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** The last change could not be saved, because the draft is somebody else's by now: what was typed can be kept. */
public class StaleBar extends Div {

    private static final long serialVersionUID = 1L;

    /**
     * @param why translated
     * @param path of the file
     * @param unsaved the file with what was typed
     */
    public StaleBar(String why, String path, String unsaved) {
        addClassName("kq-workbench-stale");
        getElement().setAttribute("role", "alert");
        byte[] bytes = unsaved.getBytes(StandardCharsets.UTF_8);
        Anchor download = new Anchor(
                DownloadHandler.fromInputStream(event -> new DownloadResponse(
                        new ByteArrayInputStream(bytes),
                        path.substring(path.lastIndexOf('/') + 1),
                        "application/octet-stream",
                        bytes.length)),
                AttachmentType.DOWNLOAD,
                getTranslation("publishing.unsaved.download"));
        Button copy = new Button(getTranslation("publishing.unsaved.copy"), click -> getElement()
                .executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", unsaved));
        Button reload = new Button(
                getTranslation("studio.workbench.reload"),
                click -> UI.getCurrent().getPage().reload());
        add(new Paragraph(why), copy, download, reload);
    }
}
