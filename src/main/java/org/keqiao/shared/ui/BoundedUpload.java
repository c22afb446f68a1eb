package org.keqiao.shared.ui;

import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Receives a file without trusting the browser: its own limit can be left out by whoever wants to fill memory or disk.
 * What is longer than the limit arrives cut off one byte behind it, so that its receiver can refuse it by its size.
 */
public final class BoundedUpload implements UploadHandler {

    private static final long serialVersionUID = 1L;

    private final long most;
    private final Receiver receiver;

    /**
     * @param most bytes of the largest file that is welcome
     */
    public BoundedUpload(long most, Receiver receiver) {
        this.most = most;
        this.receiver = receiver;
    }

    /** Takes a file over, with the page locked; the file is deleted afterwards. */
    @FunctionalInterface
    public interface Receiver extends Serializable {

        void receive(String name, Path file);
    }

    @Override
    public void handleUploadRequest(UploadEvent event) throws IOException {
        Path file = Files.createTempFile("upload", ".part");
        boolean complete = false;
        try (InputStream in = event.getInputStream()) {
            Files.copy(new Bounded(in, most + 1), file, StandardCopyOption.REPLACE_EXISTING);
            complete = true;
        } finally {
            if (!complete) {
                delete(file);
            }
        }
        String name = event.getFileName();
        event.getUI().access(() -> {
            try {
                receiver.receive(name, file);
            } finally {
                delete(file);
            }
        });
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
