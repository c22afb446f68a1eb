package org.keqiao.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clamd protocol against a stand-in. */
class VirusScanningTest {

    @TempDir
    private Path folder;

    @Test
    void sendsTheWholeFileAndReadsTheVerdict() throws Exception {
        byte[] bytes = new byte[200_000];
        bytes[199_999] = 7;
        Path file = Files.write(folder.resolve("a"), bytes);
        try (StandIn clean = new StandIn("stream: OK\0");
                StandIn infected = new StandIn("stream: Eicar-Test-Signature FOUND\0")) {
            assertThat(scanner(clean).scan(file)).isEmpty();
            assertThat(clean.received.get()).isEqualTo(bytes);
            assertThat(scanner(infected).scan(file)).contains("Eicar-Test-Signature");
        }
    }

    @Test
    void anyOtherAnswerIsNoAnswer() throws Exception {
        Path file = Files.write(folder.resolve("a"), new byte[] {1});
        try (StandIn confused = new StandIn("INSTREAM size limit exceeded. ERROR\0")) {
            assertThatThrownBy(() -> scanner(confused).scan(file)).isInstanceOf(IOException.class);
        }
        try (StandIn silent = new StandIn("")) {
            assertThatThrownBy(() -> scanner(silent).scan(file)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void deadScannerIsNoAnswer() throws Exception {
        StandIn dead = new StandIn("");
        dead.close();
        Path file = Files.write(folder.resolve("a"), new byte[] {1});
        assertThatThrownBy(() -> scanner(dead).scan(file)).isInstanceOf(IOException.class);
    }

    @Test
    void withoutAnAddressNothingIsScanned() throws Exception {
        assertThat(new VirusScanning().virusScanner("").scan(folder)).isEmpty();
        assertThatThrownBy(() -> new VirusScanning().virusScanner("clamd"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static VirusScanner scanner(StandIn standIn) {
        return new VirusScanning().virusScanner("127.0.0.1:" + standIn.port);
    }

    private static final class StandIn implements AutoCloseable {

        private final ServerSocket server;
        private final int port;
        private final CompletableFuture<byte[]> received;

        StandIn(String answer) throws IOException {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            port = server.getLocalPort();
            received = CompletableFuture.supplyAsync(() -> {
                try (Socket socket = server.accept()) {
                    DataInputStream in = new DataInputStream(socket.getInputStream());
                    assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII))
                            .isEqualTo("zINSTREAM\0");
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    for (int n = in.readInt(); n > 0; n = in.readInt()) {
                        bytes.write(in.readNBytes(n));
                    }
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    return bytes.toByteArray();
                } catch (IOException e) {
                    return new byte[0];
                }
            });
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
