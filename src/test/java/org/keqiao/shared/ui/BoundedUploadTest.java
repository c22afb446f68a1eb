package org.keqiao.shared.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class BoundedUploadTest {

    private final List<Path> files = new ArrayList<>();
    private final List<Long> sizes = new ArrayList<>();
    private final BoundedUpload upload = new BoundedUpload(100, (name, file) -> {
        files.add(file);
        sizes.add(size(file));
    });

    @Test
    void handsAFileOverAndTakesItAway() throws IOException {
        upload.handleUploadRequest(new Sent(new ByteArrayInputStream(new byte[100])));

        assertThat(sizes).containsExactly(100L);
        assertThat(files).noneMatch(Files::exists);
    }

    @Test
    void readsOneByteMoreThanTheLimitOfAStreamWithoutEnd() throws IOException {
        upload.handleUploadRequest(new Sent(new Endless()));

        assertThat(sizes).containsExactly(101L);
    }

    @Test
    void takesTheFileAwayWhenItsReceiverFails() {
        BoundedUpload failing = new BoundedUpload(100, (name, file) -> {
            files.add(file);
            throw new IllegalStateException("no");
        });

        assertThatThrownBy(() -> failing.handleUploadRequest(new Sent(new ByteArrayInputStream(new byte[1]))))
                .hasMessage("no");
        assertThat(files).hasSize(1).noneMatch(Files::exists);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static class Sent extends UploadEvent {

        private final InputStream content;

        Sent(InputStream content) {
            super(null, null, null, "合同.pdf", -1, "application/pdf", null, null, null);
            this.content = content;
        }

        @Override
        public InputStream getInputStream() {
            return content;
        }

        @Override
        public UI getUI() {
            return new UI() {
                @Override
                public Future<Void> access(Command command) {
                    command.execute();
                    return null;
                }
            };
        }
    }

    private static class Endless extends InputStream {

        @Override
        public int read() {
            return 'x';
        }
    }
}
