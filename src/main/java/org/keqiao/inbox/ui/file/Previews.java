package org.keqiao.inbox.ui.file;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.InputStreamDownloadHandler;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Files inside the page. The address belongs to the reader's session and to the page that shows it, so that it opens
 * nothing for anybody else.
 */
final class Previews {

    private Previews() {}

    static Component of(Supplier<InputStream> content, String name, String mediaType, long size) {
        InputStreamDownloadHandler handler =
                handler(content, name, mediaType, size).inline();
        if (mediaType.startsWith("image/")) {
            Image image = new Image(handler, name);
            image.addClassName("kq-preview-image");
            return image;
        }
        IFrame frame = new IFrame(handler);
        frame.setTitle(name);
        frame.addClassName("kq-preview-frame");
        return frame;
    }

    /**
     * @param size in bytes; -1 when unknown
     */
    static InputStreamDownloadHandler handler(Supplier<InputStream> content, String name, String mediaType, long size) {
        return DownloadHandler.fromInputStream(event -> new DownloadResponse(content.get(), name, mediaType, size));
    }
}
