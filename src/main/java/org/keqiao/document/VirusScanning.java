package org.keqiao.document;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the scanner: clamd where {@code keqiao.clamd=host:port} is set, otherwise none. */
@Configuration(proxyBeanMethods = false)
class VirusScanning {

    @Bean
    VirusScanner virusScanner(@Value("${keqiao.clamd:}") String address) {
        if (address.isBlank()) {
            return file -> Optional.empty();
        }
        int colon = address.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("keqiao.clamd must be host:port, not " + address);
        }
        return new Clamd(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    /** clamd's INSTREAM command: chunks with a four-byte length, closed by an empty one. */
    record Clamd(String host, int port) implements VirusScanner {

        private static final int CONNECT_MILLIS = 3_000;
        private static final int ANSWER_MILLIS = 60_000;

        @Override
        public Optional<String> scan(Path file) throws IOException {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
                socket.setSoTimeout(ANSWER_MILLIS);
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
                try (InputStream in = Files.newInputStream(file)) {
                    byte[] chunk = new byte[64 * 1024];
                    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                        out.writeInt(n);
                        out.write(chunk, 0, n);
                    }
                }
                out.writeInt(0);
                out.flush();
                byte[] answer = socket.getInputStream().readNBytes(4096);
                return verdict(new String(answer, StandardCharsets.UTF_8)
                        .replace("\0", "")
                        .strip());
            }
        }

        private static Optional<String> verdict(String answer) throws IOException {
            if (answer.equals("stream: OK")) {
                return Optional.empty();
            }
            if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
                return Optional.of(answer.substring("stream: ".length(), answer.length() - " FOUND".length()));
            }
            throw new IOException("clamd answered: " + answer);
        }
    }
}
