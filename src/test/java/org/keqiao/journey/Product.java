package org.keqiao.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The built jar as its users start it: a process of its own, with a home of its own. */
final class Product implements AutoCloseable {

    private static final String PACKED = System.getProperty("keqiao.jar", "target/keqiao.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Path UNPACKED = Path.of("target", "product", "keqiao.jar");
    private static final ClassArchive CLASSES = new ClassArchive(UNPACKED.resolveSibling("keqiao.jsa"));

    private final String jar;
    private final Path home;
    private final int port;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private Process process;

    private Product(String jar, Path home, Map<String, String> environment, List<String> arguments) throws IOException {
        this.jar = jar;
        this.home = home;
        this.port = freePort();
        this.arguments = arguments;
        this.environment = environment;
    }

    /** Starts the jar as it is delivered, on a fresh home, and waits until it is up. */
    static Product packed(String... arguments) {
        return start(PACKED, freshHome(), Map.of(), arguments);
    }

    /** The same, unpacked as in the image: what a journey starts again and again is up sooner. */
    static Product start(String... arguments) {
        return start(freshHome(), Map.of(), arguments);
    }

    /**
     * Starts the unpacked jar and waits until it is up.
     *
     * @param environment variables, those that name an external database
     */
    static Product start(Path home, Map<String, String> environment, String... arguments) {
        return start(unpacked(), home, environment, arguments);
    }

    private static Product start(String jar, Path home, Map<String, String> environment, String... arguments) {
        try {
            Product product = new Product(jar, home, environment, List.of(arguments));
            product.startAgain();
            return product;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized String unpacked() {
        try {
            if (!Files.exists(UNPACKED)
                    || Files.getLastModifiedTime(UNPACKED).compareTo(Files.getLastModifiedTime(Path.of(PACKED))) < 0) {
                CLASSES.forget();
                int exit = new ProcessBuilder(
                                java(),
                                "-Djarmode=tools",
                                "-jar",
                                PACKED,
                                "extract",
                                "--force",
                                "--destination",
                                UNPACKED.getParent().toString())
                        .inheritIO()
                        .start()
                        .waitFor();
                if (exit != 0) {
                    throw new IllegalStateException(PACKED + " could not be unpacked");
                }
                Files.setLastModifiedTime(UNPACKED, FileTime.from(Instant.now()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return UNPACKED.toString();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static Path freshHome() {
        try {
            Path homes = Files.createDirectories(Path.of("target", "journey-homes"));
            return Files.createTempDirectory(homes.toAbsolutePath(), "home");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    /**
     * Starts it again on the same home and port.
     *
     * @return how long it took until it was up
     */
    Duration startAgain() {
        long from = System.nanoTime();
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-Xmx1g",
                // It is started often and lives for a minute.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // As much as its classes take in the end: a smaller one is filled, and all collected, at each step on
                // the way.
                "-XX:MetaspaceSize=256m"));
        boolean unpacked = jar.equals(UNPACKED.toString());
        if (unpacked) {
            command.addAll(CLASSES.options());
        }
        command.addAll(List.of(
                "-jar",
                jar,
                "--keqiao.home=" + home,
                "--keqiao.postgres.binaries=" + Path.of("target", "postgres-17").toAbsolutePath(),
                "--server.port=" + port));
        command.addAll(arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitUp();
        Duration took = Duration.ofNanos(System.nanoTime() - from);
        if (unpacked) {
            CLASSES.takeFrom(process);
        }
        return took;
    }

    private void awaitUp() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the product ended at its start: " + tail());
            }
            if (isUp()) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
        }
        throw new IllegalStateException("the product is not up after " + PATIENCE + ": " + tail());
    }

    boolean isUp() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url("/actuator/health")))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains("\"UP\"");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** kill -9: nothing is flushed, nothing is said. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same for the database's server and its workers: what only stood in their memory is gone. */
    void killWithDatabase() {
        ProcessHandle server = ProcessHandle.of(Long.parseLong(postmaster().get(0)))
                .orElseThrow(() -> new IllegalStateException("no server: " + tail()));
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        kill();
        all.forEach(one -> one.onExit().join());
    }

    /** A connection of our own to the database beside the product. */
    Connection database() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postmaster().get(3) + "/keqiao",
                "keqiao",
                lines(home.resolve("postgres.password")).get(0));
    }

    private List<String> postmaster() {
        return lines(home.resolve("postgres").resolve("postmaster.pid"));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return home.resolve("output-" + port + ".log");
    }

    String tail() {
        try {
            List<String> lines = lines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (UncheckedIOException e) {
            return "no log";
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
